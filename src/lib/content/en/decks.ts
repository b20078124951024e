// The starters in English: twelve decks of twelve in three depths, and a prompt for sixty days. Ids
// never change: answers refer to them.
export const deckWords = {
	today: {
		name: 'Today',
		about: 'Small things of the day.',
		prompts: {
			l1: 'What was one ordinary thing today that was simply ordinary?',
			l2: 'Where in our home do you feel most at ease right now?',
			l3: 'Which sound, smell or taste of today would you keep?',
			l4: 'If today had a weather, what was it?',
			t1: 'When did today feel heaviest, and what was around me then?',
			t2: 'What did I carry today that nobody saw?',
			t3: 'What would have made this day a little softer for me?',
			t4: 'Which moment today did I want to tell you about straight away?',
			d1: 'What did I pretend today, and to whom?',
			d2: 'When did I think of it today, and what did the thought want?',
			d3: 'What am I most tired of, if I am honest?',
			d4: 'What about today would I not want to live through again?'
		}
	},
	grieving: {
		name: 'How we each grieve',
		about: 'Doing and feeling, tears or none. No way is the right one.',
		prompts: {
			l1: 'What do my hands want to do when I am sad?',
			l2: 'Which place helps me without anybody having to say a word?',
			l3: 'Music or silence: which do I reach for, these days?',
			l4: 'What did people do around sadness in the home I grew up in?',
			t1: 'What helps me that may not help you?',
			t2: 'How can you tell that I am grieving when I say nothing?',
			t3: 'What does my grief look like from the inside when I keep busy?',
			t4: 'What do I need after I have cried, or when I cannot?',
			d1: 'When have I felt alone with this, even beside you?',
			d2: 'What do I hold back so as not to make it heavier for you?',
			d3: 'What about my own way of grieving do I find hard to forgive?',
			d4: 'What would I show you if I knew it could not frighten you?'
		}
	},
	missing: {
		name: 'What I miss',
		about: 'What we imagined: names, rooms, dates, an afternoon in some summer.',
		prompts: {
			l1: 'What is one small thing I had already pictured?',
			l2: 'Which season had I imagined most clearly?',
			l3: 'What had I looked forward to telling somebody?',
			l4: 'Which object reminds me, and where should it live now?',
			t1: 'What do I miss that nobody would think of?',
			t2: 'Which day in the calendar feels empty to me now?',
			t3: 'What had I begun to call it, or us, in my own head?',
			t4: 'What did I hope you and I would be like?',
			d1: 'What picture comes back when I am about to fall asleep?',
			d2: 'Which of the things we had planned hurts most to leave unplanned?',
			d3: 'What would I have wanted to say, if there had been time?',
			d4: 'What do I miss of who I was before?'
		}
	},
	'that-day': {
		name: 'The day it happened',
		about: 'What each of you remembers of it. Any of it may stay unsaid.',
		prompts: {
			l1: 'Who was kind to us that day, in any small way?',
			l2: 'What do I remember of the light, the room, the street outside?',
			l3: 'What did I eat, drink or wear, as far as I know?',
			l4: 'What was the first quiet moment afterwards?',
			t1: 'When did I understand what was happening?',
			t2: 'What did I want somebody to do, and did anybody do it?',
			t3: 'What do I wish I had been told more gently?',
			t4: 'Where were you in my thoughts at that hour?',
			d1: 'Which minute of that day do I go back to most?',
			d2: 'What did I see or hear that I have not told anybody?',
			d3: 'What did I need from you then that I could not ask for?',
			d4: 'What would I like us to know about each other’s day, that day?'
		}
	},
	outside: {
		name: 'The outside world',
		about: 'Family, work, other people’s news, and what we tell.',
		prompts: {
			l1: 'Who is easy to be with, these days?',
			l2: 'Which question do I wish people would ask instead?',
			l3: 'What is a good thing to say when somebody asks how we are?',
			l4: 'Which message from somebody did me good?',
			t1: 'What did somebody say that has stayed with me, kind or not?',
			t2: 'What do I need from you when others announce happy news?',
			t3: 'Whom would I like to tell, and whom would I rather not?',
			t4: 'What is it like for me to be back among people?',
			d1: 'With whom am I quietly angry, and about what?',
			d2: 'When did I feel that it did not count for others?',
			d3: 'What do I wish our families understood?',
			d4: 'Which friendship has changed for me, and what would I say to that person?'
		}
	},
	us: {
		name: 'Us two',
		about: 'What I saw you do, thank you, closeness without pressure.',
		prompts: {
			l1: 'What is a small thing you do that I would miss by tomorrow?',
			l2: 'Which evening of ours would I like to have again?',
			l3: 'What made me laugh about us, once?',
			l4: 'What can we do side by side without talking?',
			t1: 'What did I see you do for us that I have not thanked you for?',
			t2: 'Which touch feels good to me right now, and which is too much?',
			t3: 'When did I feel near you this week?',
			t4: 'What do I need to hear from you, even if you have said it before?',
			d1: 'What am I afraid this could do to us?',
			d2: 'What would I like to be different about how we are close?',
			d3: 'When did I turn away from you, and what was going on in me?',
			d4: 'What do I know about us now that I did not know before?'
		}
	},
	anger: {
		name: 'Anger and guilt',
		about: 'The thoughts nobody says aloud. They are thoughts, not verdicts.',
		prompts: {
			l1: 'What is unfair, in one word or one sound?',
			l2: 'Which small thing made me far too cross lately?',
			l3: 'Where in my body does anger sit?',
			l4: 'What would I like to throw, tear, dig or run off?',
			t1: 'Which thought comes at night and sounds true then?',
			t2: 'What do I keep saying sorry for?',
			t3: 'Whom do I envy, and what do I envy them for?',
			t4: 'What would I say to a friend who had my thoughts?',
			d1: 'What do I blame myself for, though I know it may not be so?',
			d2: 'What have I been angry about that I have hidden from you?',
			d3: 'Which feeling of mine do I find hardest to let you see?',
			d4: 'What would I need, to put one of these thoughts down for an evening?'
		}
	},
	remembering: {
		name: 'Remembering',
		about: 'Rituals, keeping, letting go, or none of it.',
		prompts: {
			l1: 'Candle, stone, tree, water: which of these feels right to me, if any?',
			l2: 'What would I keep in a small box?',
			l3: 'Is there a song, a line or a place that belongs to this?',
			l4: 'Would I rather remember alone, with you, or with others?',
			t1: 'What would I like to do on the day that comes round?',
			t2: 'How would I like to speak of it, years from now?',
			t3: 'What do I want to keep, and what may go?',
			t4: 'Which word or name feels right to me, and which does not?',
			d1: 'What am I afraid of forgetting?',
			d2: 'What would a goodbye look like, if I wanted one?',
			d3: 'What would I write in a letter that nobody will read?',
			d4: 'What has it left in me that I would not give away?'
		}
	},
	body: {
		name: 'Body and rest',
		about: 'Sleep, food, warmth, and what a body needs.',
		prompts: {
			l1: 'What does my body want right now: warm, cool, still, moving?',
			l2: 'Which food is easy to eat, these days?',
			l3: 'What helps me fall asleep, or rest without sleeping?',
			l4: 'Which clothes, blanket or chair is kind to me?',
			t1: 'How does it feel to live in my body at the moment?',
			t2: 'What have I asked of my body that was too much?',
			t3: 'When did I last feel rested, and what was it like?',
			t4: 'What can you do for me when I cannot sleep?',
			d1: 'What has changed between me and my body?',
			d2: 'What does my body remember that I would rather not?',
			d3: 'What am I ashamed of that I need not be?',
			d4: 'What would it be like to be gentle with myself for one day?'
		}
	},
	hopes: {
		name: 'Gentle hopes',
		about: 'Hope about anything: places, hobbies, a free Sunday.',
		prompts: {
			l1: 'What would I like to see, hear or taste again?',
			l2: 'Which small thing could we look forward to this week?',
			l3: 'What did I love doing at ten years old?',
			l4: 'If we had one free day, where would it begin?',
			t1: 'What am I a little curious about again?',
			t2: 'Which part of life has stayed good, all through this?',
			t3: 'What would I like to learn, slowly and badly, just for me?',
			t4: 'What would a kind year look like?',
			d1: 'What do I hardly dare to hope for?',
			d2: 'What makes hope hard for me?',
			d3: 'What would I like to be true about us in ten years?',
			d4: 'Which hope can I put down for now, without losing it?'
		}
	},
	meaning: {
		name: 'Faith, meaning, none',
		about: 'What holds, what does not, and what needs no answer.',
		prompts: {
			l1: 'Where do I go when I want to feel small in a good way?',
			l2: 'Which sentence of comfort do I never want to hear again?',
			l3: 'Which book, film or song knows something about this?',
			l4: 'What did I believe as a child about where things go?',
			t1: 'Is there something that holds me at the moment, and what is it?',
			t2: 'What do I not need an answer to?',
			t3: 'Which custom, of ours or of others, would I borrow?',
			t4: 'What has become less important to me?',
			d1: 'What has this done to what I believe, or do not believe?',
			d2: 'When did it feel senseless, and may it stay so?',
			d3: 'What would I ask, if somebody could answer?',
			d4: 'What matters to me now, as plainly as I can say it?'
		}
	},
	light: {
		name: 'Light',
		about: 'Laughing again is allowed.',
		prompts: {
			l1: 'Which animal were we this week?',
			l2: 'What is the silliest thing in this room?',
			l3: 'Which dish should never be cooked by me again?',
			l4: 'What would our two stones say to each other in the drawer?',
			t1: 'When did I laugh lately, and how did it feel afterwards?',
			t2: 'Which of our old jokes still works?',
			t3: 'What would I do with an afternoon and no witnesses?',
			t4: 'Which film could I watch for the tenth time with you?',
			d1: 'May I be happy for an hour? What stands in the way?',
			d2: 'What lightness from before would I like to have back?',
			d3: 'What part of me is still playful, under all this?',
			d4: 'When did I feel alive this month, if only for a breath?'
		}
	}
};

export const dailyWords = {
	d01: 'What do I wish other people understood?',
	d02: 'What was kind today, however small?',
	d03: 'What would I like to hear tonight?',
	d04: 'Which room of the day was the hardest to walk into?',
	d05: 'What have I noticed you doing for us?',
	d06: 'What do I need less of, this week?',
	d07: 'What am I looking forward to, even a little?',
	d08: 'Which word describes my heart today, and which my head?',
	d09: 'What would I like us to do without talking?',
	d10: 'Who has been good to us, and how?',
	d11: 'What did I nearly tell you today?',
	d12: 'What does rest look like for me at the moment?',
	d13: 'What comes back in the quiet?',
	d14: 'What would make tomorrow morning easier?',
	d15: 'Which song fits today?',
	d16: 'What do I miss today?',
	d17: 'Where did I feel safe this week?',
	d18: 'What can I not decide right now, and need not?',
	d19: 'What would I put into a letter to myself of a year ago?',
	d20: 'Which of your habits calms me?',
	d21: 'What was too loud today?',
	d22: 'What would I like to keep just as it is?',
	d23: 'If I could skip one thing this week, what would it be?',
	d24: 'What has surprised me about how I feel?',
	d25: 'What do my hands want to make, mend or grow?',
	d26: 'What does a good evening look like to me, now?',
	d27: 'What did I use to worry about that seems small now?',
	d28: 'What do I want you to know without having to say it?',
	d29: 'Which memory of us warms me?',
	d30: 'What was the best thing I ate this week?',
	d31: 'What should we say no to?',
	d32: 'When did I feel understood lately?',
	d33: 'What is hard to ask for?',
	d34: 'What does the sky look like from where I am?',
	d35: 'What would I like to do alone, with your blessing?',
	d36: 'What would I like to do together, with no aim at all?',
	d37: 'Which date ahead do I think of, and how would I like to meet it?',
	d38: 'What did I learn about you this year?',
	d39: 'What helps me when words do not?',
	d40: 'What would I forgive in a friend that I do not forgive in myself?',
	d41: 'Which tiny thing made today bearable?',
	d42: 'What would I like more of: company, quiet, air, sleep, nonsense?',
	d43: 'What do I still find beautiful?',
	d44: 'What am I pretending not to feel?',
	d45: 'Where would I like to be for ten minutes, right now?',
	d46: 'What do I want to thank my body for, if anything?',
	d47: 'What would I like us to stop doing out of habit?',
	d48: 'What has stayed with me of what you said lately?',
	d49: 'What colour was today?',
	d50: 'What do I hope you know about me?',
	d51: 'What was I doing when time went by lightly?',
	d52: 'Which promise to myself may rest for a while?',
	d53: 'What would I like to remember of this week?',
	d54: 'What am I curious about in you, today?',
	d55: 'Which place would I like to show you?',
	d56: 'What do I want to leave outside our door tonight?',
	d57: 'What would comfort look like, in one picture?',
	d58: 'When do I feel most like myself?',
	d59: 'What have we got through together that nobody knows of?',
	d60: 'What is one thing that need not change?'
};
