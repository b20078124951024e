// The words of the guided conversations. The shape of each stands in ../conversations.ts. They work
// without any noun for what happened; nothing is scored, and a pass or a silence is a turn as well.

/** Shown before the first conversation. */
export const conversationSafety =
	'These conversations are not for couples where one is afraid of the other. If you are afraid, you owe nobody a conversation. The Help page has lines marked “afraid of somebody”; if you can, open it on a device your partner does not use.';

export const conversationWords = {
	'speaking-listening': {
		name: 'Speaking and listening',
		about: 'One speaks, the other listens, and then you change places.',
		opening:
			'Nothing has to be solved here, and a turn may be two sentences or a silence. Pauses and tears are fine, and either of you may pass or stop at any time.',
		steps: {
			'both-1': {
				purpose: 'Each of you finds something small to speak about.',
				speak:
					'Choose one thing about yourself or about what happened. Leave what the other did for another time.',
				listen:
					'Choose one thing about yourself or about what happened. Leave what the other did for another time.',
				ends: 'Go on when each of you has something, or would rather begin without.'
			},
			'one-1': {
				purpose: 'Whoever speaks has room to be heard.',
				yours: 'You have room to be heard.',
				speak: 'Begin with “What weighs on me is …”. Small pieces are enough, with pauses between.',
				listen: 'Only listen. Nothing here is yours to fix or to answer.'
			},
			'other-1': {
				purpose: 'The same room, the other way round.',
				yours: 'Now it is your turn.',
				speak: 'Begin with “For me, today is …”. It need not answer what you have just heard.',
				listen: 'You have spoken, and you will again. For now, let the words come to you.'
			},
			'one-2': {
				purpose: 'A second turn, for what lies underneath.',
				speak:
					'Stay with it or choose something else. You could begin with “And underneath, there is …”.',
				listen: 'Listen for what it is like to be the one speaking. A silence can stay a silence.'
			},
			'other-2': {
				purpose: 'A second turn for the other.',
				yours: 'Your second turn.',
				speak: 'Say what is there now. You could begin with “What I notice in me is …”.',
				listen: 'Stay with what you hear. Your own story can wait.'
			},
			'both-2': {
				purpose: 'You come back to each other.',
				speak: 'Thank each other for the time if you wish, or share the quiet.',
				listen: 'Thank each other for the time if you wish, or share the quiet.',
				ends: 'Go on when you are both ready.'
			}
		}
	},
	missing: {
		name: 'What I miss',
		about: 'Speak of what you had begun to imagine, and of what you would like to keep.',
		opening:
			'What you hoped for may be spoken of here, at your own pace. If pictures come that are too much, pause or stop; it can wait for another day.',
		steps: {
			'both-1': {
				purpose: 'You find a way in together.',
				speak:
					'Look at a thing, a picture, or play a few bars of a song. Nothing at all is fine too.',
				listen:
					'Look at a thing, a picture, or play a few bars of a song. Nothing at all is fine too.',
				ends: 'Go on when you have looked long enough.'
			},
			'one-1': {
				purpose: 'What was hoped for has a place.',
				speak: 'Begin with “I had begun to imagine …”. One thing is enough, however small.',
				listen: 'Listen without adding to it. What you miss has its own turn.'
			},
			'both-2': {
				purpose: 'A quiet minute between the turns.',
				speak: 'Breathe. Nothing needs to be filled.',
				listen: 'Breathe. Nothing needs to be filled.',
				ends: 'Go on when the minute is over, or when the next speaker is ready.'
			},
			'other-1': {
				purpose: 'What the other hoped for has a place too.',
				yours: 'What you hoped for has a place too.',
				speak:
					'Begin with “What I miss is …”. It may be quite different from what you have just heard.',
				listen: 'Let it be as different or as near as it is. There is nothing to make lighter.'
			},
			'one-2': {
				purpose: 'Something of it may stay.',
				speak: 'Begin with “I would like to keep …”. A word, a place or a habit is enough.',
				listen: 'Take it in as it is. It needs no improving.'
			},
			'other-2': {
				purpose: 'What the other would like to keep.',
				yours: 'What you would like to keep.',
				speak:
					'Begin with “What I want to hold on to is …”. “I do not know yet” is a whole answer.',
				listen: 'Receive it quietly. It need not match what you said.'
			},
			'both-3': {
				purpose: 'You lay it down for today.',
				speak:
					'Put the thing back in its place, light a candle, or say goodnight to it. Or leave it as it is.',
				listen:
					'Put the thing back in its place, light a candle, or say goodnight to it. Or leave it as it is.',
				ends: 'Go on when it has its place for today. Then lights on, or tea.'
			}
		}
	},
	'each-grieves': {
		name: 'How each of us grieves',
		about: 'Tell each other what your own way looks like from inside.',
		opening:
			'Tears, words, work and silence can all be grief, and going to and fro between them is too. No way is the right one.',
		steps: {
			'both-1': {
				purpose: 'Each of you thinks of your own way.',
				speak:
					'In silence, think of what you do when it comes: talk, make, hide, walk, sleep, laugh.',
				listen:
					'In silence, think of what you do when it comes: talk, make, hide, walk, sleep, laugh.',
				ends: 'Go on when each of you has one thing in mind.'
			},
			'one-1': {
				purpose: 'From what it looks like to what it means.',
				speak: 'Begin with “When you see me …, inside it is …”. One thing is enough.',
				listen: 'Listen as if you had never seen it before. “Say more?” is all you need.'
			},
			'other-1': {
				purpose: 'The same for the other.',
				yours: 'The same for you.',
				speak:
					'Begin with “When I …, it means …”. It may be something nobody would take for grief.',
				listen: 'Let it mean what the speaker says it means.'
			},
			'one-2': {
				purpose: 'Hours that are hard, and hours that are lighter.',
				speak:
					'Begin with “It is heaviest when …” or “I get a rest from it when …”. Both are welcome.',
				listen: 'Hear the heavy and the light alike. Neither says how much was hoped for.'
			},
			'other-2': {
				purpose: 'The hours of the other.',
				yours: 'Your hours.',
				speak: 'Begin with “My hardest hours are …” or “What carries me through is …”.',
				listen: 'Listen without setting it beside your own hours.'
			},
			'one-3': {
				purpose: 'What would do good then.',
				speak: 'One sentence: “When it comes, I would like …”. It is a wish, and a wish may wait.',
				listen: 'Hear the wish. Nothing is promised by listening.'
			},
			'other-3': {
				purpose: 'What would do the other good.',
				yours: 'What would do you good.',
				speak: 'One sentence: “What I need then is …”. “I do not know yet” is a sentence too.',
				listen: 'Hear the wish. You need not answer it now.'
			},
			'both-2': {
				purpose: 'One small agreement, if you want one.',
				speak:
					'Find a sign between you, perhaps for “far away, not angry”. Either of you can drop it again.',
				listen:
					'Find a sign between you, perhaps for “far away, not angry”. Either of you can drop it again.',
				ends: 'Go on when you have a sign, or have left it for another day.'
			}
		}
	},
	'hard-days': {
		name: 'Hard days ahead',
		about: 'Plan a day you both expect to be hard, in three lines.',
		opening:
			'You need not want the same for that day. Doing nothing is a plan as well, and any plan can be changed on the morning itself.',
		steps: {
			'both-1': {
				purpose: 'You agree which day you mean.',
				speak: 'Say which day it is, or only “that week”. It need not be named.',
				listen: 'Say which day it is, or only “that week”. It need not be named.',
				ends: 'Go on when both of you know which day is meant.'
			},
			'one-1': {
				purpose: 'One wish for the day, before any plan.',
				speak: 'Begin with “On that day I would like …”. Near, busy, alone or away all count.',
				listen: 'Listen to the wish. Yours may differ, and its turn comes next.'
			},
			'other-1': {
				purpose: 'The wish of the other.',
				yours: 'Your wish.',
				speak: 'Begin with “For me that day would be easier with …” or “without …”.',
				listen: 'Listen without persuading. Two different wishes can share a day.'
			},
			'both-2': {
				purpose: 'Three lines: morning, middle, evening.',
				speak:
					'Find one line for each part of the day, and a way out of each. Who answers the phone can be one of them.',
				listen:
					'Find one line for each part of the day, and a way out of each. Who answers the phone can be one of them.',
				ends: 'Go on when there are three lines, or fewer, and both can live with them.'
			},
			'both-3': {
				purpose: 'A sentence for anyone who asks.',
				speak: 'Find words you could both say, perhaps “We are keeping today quiet”.',
				listen: 'Find words you could both say, perhaps “We are keeping today quiet”.',
				ends: 'Go on when you have a sentence, or prefer to have none.'
			},
			'both-4': {
				purpose: 'The day after has room as well.',
				speak: 'Name something easy for the next day, or keep it free.',
				listen: 'Name something easy for the next day, or keep it free.',
				ends: 'Go on when you are both ready to put the plan away.'
			}
		}
	},
	'telling-others': {
		name: 'Telling others',
		about: 'Find out who may know, who tells them, and the words you both agree on.',
		opening:
			'Nobody is told anything unless both of you agree to it. Either of you can take a name off again at any time.',
		steps: {
			'both-1': {
				purpose: 'Who knows already.',
				speak: 'Say the names as they come to you. It is only a list.',
				listen: 'Say the names as they come to you. It is only a list.',
				ends: 'Go on when no more names come.'
			},
			'one-1': {
				purpose: 'Whom one of you would like to know.',
				yours: 'Whom you would like to know.',
				speak: 'Begin with “I would like … to know” or “I would rather … did not”.',
				listen: 'Only hear the names for now. Nothing is settled by hearing them.'
			},
			'other-1': {
				purpose: 'Whom the other would like to know.',
				yours: 'Whom you would like to know.',
				speak: 'Begin with “It would help me if … knew” or “I would keep it from …”.',
				listen: 'Only hear the names. A different wish is allowed to stand.'
			},
			'both-2': {
				purpose: 'Who tells, and how.',
				speak:
					'For the names you agree on, choose: a message, a call, or one person who tells the rest. Leave out the others.',
				listen:
					'For the names you agree on, choose: a message, a call, or one person who tells the rest. Leave out the others.',
				ends: 'Go on when the names you agree on have a way, or can wait.'
			},
			'one-2': {
				purpose: 'How one of you would say it.',
				yours: 'How you would say it.',
				speak: 'Begin with “I would say it like this: …”. Two sentences are plenty.',
				listen: 'Listen for the words that feel right to the speaker. There is nothing to correct.'
			},
			'other-2': {
				purpose: 'How the other would say it.',
				yours: 'How you would say it.',
				speak: 'Begin with “My words would be …”. Say too which words you would rather not hear.',
				listen: 'Let these be the words of the speaker. Yours have been heard.'
			},
			'both-3': {
				purpose: 'Words that belong to both.',
				speak:
					'Put together two sentences: what happened, and what you would like from people. They may ask after both of you.',
				listen:
					'Put together two sentences: what happened, and what you would like from people. They may ask after both of you.',
				ends: 'Go on when both of you could say them, or when you leave them open.'
			},
			'both-4': {
				purpose: 'A line for clumsy remarks.',
				speak:
					'Each find one line, or none. You might agree on “Shall I answer?” for when it is too much.',
				listen:
					'Each find one line, or none. You might agree on “Shall I answer?” for when it is too much.',
				ends: 'Go on when you are both ready to leave it there.'
			}
		}
	},
	'after-a-fight': {
		name: 'After a fight',
		about: 'What I felt, what I understood of you, and one thing I could do differently.',
		opening:
			'Come here after twenty minutes apart or more, once you are both calmer. If either of you was afraid of the other, leave this one and open the Help page.',
		steps: {
			'both-1': {
				purpose: 'You find out whether it is still too loud.',
				speak:
					'Notice your pulse, your shoulders, your breath. If it is loud, take a longer break.',
				listen:
					'Notice your pulse, your shoulders, your breath. If it is loud, take a longer break.',
				ends: 'Go on when both of you are calm enough, or agree to come back later.'
			},
			'one-1': {
				purpose: 'What it was like for one of you.',
				yours: 'What it was like for you.',
				speak:
					'Begin with “In me there was …”. Stay with your feelings and leave out who was right.',
				listen: 'There is nothing to defend. What it was like for you comes next.'
			},
			'other-1': {
				purpose: 'What it was like for the other.',
				yours: 'What it was like for you.',
				speak:
					'Begin with “What I felt was …”. If it touched something older or deeper, say that too.',
				listen: 'Two people can live through one evening in two ways. Only listen.'
			},
			'one-2': {
				purpose: 'One thing that was understood.',
				speak:
					'Begin with “What I understood of you is …”. One thing, in your own words, is enough.',
				listen: 'Listen for what has arrived. It need not be everything.'
			},
			'other-2': {
				purpose: 'One thing the other understood.',
				yours: 'One thing you understood.',
				speak: 'Begin with “What makes sense to me is …”. You can understand it without agreeing.',
				listen: 'Take what is offered. If something is missing, it can have its own day.'
			},
			'one-3': {
				purpose: 'One small thing for another time.',
				speak: 'Begin with “One thing I could do differently is …”. Keep it small and your own.',
				listen: 'Hear it as an offer. Nobody keeps account of it.'
			},
			'other-3': {
				purpose: 'One small thing from the other.',
				yours: 'One small thing from you.',
				speak: 'Begin with “When it gets loud, I could …”. Something you can do alone is enough.',
				listen: 'Hear it as an offer. It needs no reply.'
			},
			'both-2': {
				purpose: 'You come back to ordinary kindness.',
				speak: 'Share a glass of water, a hand, or a quiet minute. It need not all be good yet.',
				listen: 'Share a glass of water, a hand, or a quiet minute. It need not all be good yet.',
				ends: 'Go on when you are both ready.'
			}
		}
	},
	'gentle-hopes': {
		name: 'Gentle hopes',
		about: 'Say where you each stand with hope, while nothing is decided.',
		opening:
			'Hope, fear, “not yet”, “not” and “I do not know” are all welcome here. If you feel pressed, pause or stop; no reason is needed.',
		steps: {
			'both-1': {
				purpose: 'You agree that nothing is decided today.',
				speak:
					'Say to each other: “Nothing is decided today, no date is named, and either of us may stop.”',
				listen:
					'Say to each other: “Nothing is decided today, no date is named, and either of us may stop.”',
				ends: 'Go on when both of you have said it or nodded.'
			},
			'one-1': {
				purpose: 'Where one of you stands today.',
				yours: 'Where you stand today.',
				speak:
					'Begin with “When I look ahead, there is …”. It may be hope about anything, or none.',
				listen: 'Listen without persuading. Tomorrow it may be different.'
			},
			'other-1': {
				purpose: 'Where the other stands today.',
				yours: 'Where you stand today.',
				speak: 'Begin with “Where I am today is …”. You need not meet what you have just heard.',
				listen: 'Let there be a distance between you, if there is one. It need not be closed today.'
			},
			'one-2': {
				purpose: 'The feeling underneath.',
				speak: 'Begin with “Underneath, I …” or “What I am not ready for is …”.',
				listen: 'Stay near and quiet. Nothing here asks you for a yes or a no.'
			},
			'other-2': {
				purpose: 'What is underneath for the other.',
				yours: 'What is underneath for you.',
				speak: 'Begin with “What I am afraid of is …” or “What I would need is …”.',
				listen: 'Hear it as a feeling, not as a plan.'
			},
			'both-2': {
				purpose: 'What you know, and what you do not.',
				speak:
					'Sort it aloud without solving it. Questions for a clinic or a counsellor can go on a list.',
				listen:
					'Sort it aloud without solving it. Questions for a clinic or a counsellor can go on a list.',
				ends: 'Go on when what is open has been left open.'
			},
			'both-3': {
				purpose: 'You let it rest.',
				speak:
					'Agree for how long neither of you brings this up. Then find something for the two of you, now.',
				listen:
					'Agree for how long neither of you brings this up. Then find something for the two of you, now.',
				ends: 'Go on when both of you can let it rest.'
			}
		}
	},
	'small-lights': {
		name: 'Small lights',
		about: 'Tell each other one small thing you saw the other do.',
		opening:
			'A cup of tea or an answered call is big enough. Nothing is owed in return, and either of you may pass.',
		steps: {
			'both-1': {
				purpose: 'Each of you thinks of one small thing.',
				speak: 'In silence, think of something the other did or was lately. Any size will do.',
				listen: 'In silence, think of something the other did or was lately. Any size will do.',
				ends: 'Go on when something has come to mind, or when the minute is over.'
			},
			'one-1': {
				purpose: 'Something one of you saw.',
				yours: 'Something you saw.',
				speak: 'Begin with “I saw you …” and then “For me it was …”. Say it as it was.',
				listen: 'Take one breath with it. You need not make it smaller or give it back.'
			},
			'other-1': {
				purpose: 'Something the other saw.',
				yours: 'Something you saw.',
				speak: 'Begin with “I noticed that you …” and then “It gave me …”.',
				listen: 'Let it reach you. A nod is enough.'
			},
			'one-2': {
				purpose: 'Something of one’s own.',
				yours: 'Something of your own.',
				speak: 'Begin with “Something I managed was …”. Getting up counts.',
				listen: 'Be glad with the speaker, quietly or aloud. Nothing needs to be added.'
			},
			'other-2': {
				purpose: 'Something of the other’s own.',
				yours: 'Something of your own.',
				speak: 'Begin with “A small thing I did was …”. It may be one nobody saw.',
				listen: 'Be glad with the speaker. It can be as small as it is.'
			},
			'both-2': {
				purpose: 'You stay a moment with what you heard.',
				speak: 'Sit together for a minute, near or far. Nothing more needs saying.',
				listen: 'Sit together for a minute, near or far. Nothing more needs saying.',
				ends: 'Go on when you are both ready.'
			}
		}
	}
};
