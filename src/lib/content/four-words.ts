// The words two people compare when they link, and that a password may be made of: 2,048, so that
// each holds 11 bits. Short, plain, easily said aloud; none that hurts here (four-words.test.ts).
// The order never changes: both phones must say the same.
export const fourWords: readonly string[] = `
able acorn acre active actor actual adapt adept admit adobe advice afar affair agate agenda
agile ahead airy album alder alike alley allow almond aloe alpaca alpine alto always amaze
amber ample amuse anchor angle annex answer antler anvil apple apply apricot april apron aqua
arbor arcade arch archer arena argue aroma array arrow artful artist aside asking aspen asset
assist athlete atlas atom atrium attend attic august author autumn avenue avid awake aware away
awning axis azure bacon badger bagel baggy bake baker balance balcony ballad ballet balloon
bamboo banana banjo bank banner barber bargain barley barn baron barrel basic basil basin
basket bassoon batch battery bazaar beach beacon beads beak beaker beam beans bear beaver
bedroom beehive beet beetle begin behold beige bell belong below belt bench beret berry beside
beyond bicycle bike bingo birch bird biscuit bistro blanket blend blink block blossom blouse
blue bluff blur board boat bobbin boil bold bolt bonsai bonus book boost boots border borrow
boulder bounce bouquet bow bowl box brace bracelet bracken bracket braid branch brass bread
breeze brew brick bridge brief bright brim bring brioche brisk broad broker bronze brook broom
broth brown brush bubble bucket buckle buffalo buffet bugle build bulb buoy burger burrow bus
bush busy butter button buy buzz cabaret cabbage cabin cable cactus cadet cafe cake calm camel
camera camp canal candid candle candy canoe canopy canvas canyon cap caper capital captain car
caramel caravan caravel card cargo caring carol carousel carpet carrot cart carve case cashew
castle casual cat catalog cater catfish cattle cave cedar celery cellar cello cement ceramic
cereal chain chair chalk chance change channel chapter charge charm chart chat cheddar cheese
chef cherish cherry chess chest chestnut chew chicken chili chilly chime chimney chip choice
choose chorus chunk cider cinema cinnamon circle citrus city civic claim clam clap clarinet
clarity class clay clean clear clerk clever click client cliff climb clip cloak clock close
cloth clothes cloud clover clown club clue cluster coach coal coast coaster coat cobalt cobble
cobweb cocoa coconut code coffee coil coin collar collect college column comb comet comfort
common company compass concert cone cook cookie cool copper copy coral cork corn corner cosmos
cosy cottage cotton couch count country county course court cove cover cow coyote cozy crab
craft crane crate crayon cream creed creek crest crew cricket crimp crimson crisp crocus crop
cross crow crowd crown cruise crumb crunch crust crystal cube cuff cup curd curious curl
current curry curtain curve cushion custom cute cycle cypress dahlia daily dairy daisy damp
damson dance dancer dapper dapple daring dash data date dawn day dazzle deal decade decide deck
decor deep deer defend degree deli delta deluxe den denim dense depot depth derby desert design
desk detail device dew dial diamond diary dice digit digital dill dim dine dingo dinner dipper
direct disc dish diver divide dizzy dock dodge dog dollar dolphin domino done donkey door dot
double dough dove downy dozen draft dragon drama draw drawer dream dress drift drill drive drop
drum dry dryer duck duet duke dune duo dusk dust duty dwell dynamo each eager eagle early earn
earth easel east easy eat ebony echo eclair eclipse edge edit eel effort eggplant eight elastic
elder elect elegant eleven elf elite elk elm embark emblem emerald emotion empire emu enamel
engine enjoy enough enrich enter entry envoy epic equal era errand essay estate evening ever
every exact example excite exit expand expert explain explore export express extra fable fabled
fabric face facet fact falcon fall fame famous fan fancy far fare farm fast feast feather
feature felt fence fennel fern ferry festive fetch few fiddle field fiesta fifty fig figure
file fill film finch find fine finish fiord firm first fish fit five fix fizz fjord flag flair
flamingo flannel flap flask flat flax fleece fleet flex flicker flight flint flip float flock
floor flower fluffy flute fly foam focus fog foil fold folk follow food forest forge fork fort
forty forum forward fossil found four fox frame frank freckle free freight fresh fridge friend
fringe frog front frost frosty frozen fruit fudge fuel full fun funnel funny fur fuse future
gadget gain galaxy gallant gallery gallon gallop game gander garage garden garland garlic
garnet gate gather gazelle gazette gear gecko gem general genial genius genre gentle gentry
genuine geode giant gift giggle gild ginger giraffe give glacier glad glance glass glaze gleam
glen glide glimmer glint glisten glitter globe glory glove glow glue gnat gnome goal goat
goblet gold golden golf gondola good goose gorge gourd gown grace grade grain grand granite
grant grape graph grasp grass grater gravel gravy great green greet grid griddle grill grin
grind grip groove ground group grove guard guess guest guide guild guitar gull gully gust gym
habit half halibut hall halo ham hamlet hammer hammock hamper hamster handle handy happen
harbor hardy hare harmony harness harp harvest hat haven hawk hay hazel hazelnut head heap hear
hearty heat heath heather heavy hedge height helium hello helmet help hemp hen herald herb herd
heron herring hid hidden high hike hill hinge hint hippo hive hobby hold holiday holly home
honest honey hood hoof hook hop horizon horn hornet horse host hotel house hover hub huddle
hull human humble humming hundred hurdle husky hut hybrid hyena ice iceberg icicle icing icon
idea ideal igloo iguana image impala inch index indigo inform ink inlet inner input inquire
insect inside inspire instant invent invite inward iris iron island item ivory ivy jackdaw
jacket jade jaguar jam jasmine jay jazz jeep jelly jersey jest jet jetty jewel jigsaw jingle
job jog join joke jolly jordan journal jubilee judge jug juggle juice jumbo jump june jungle
juniper jury kale kayak keen keep keeper kelp kennel kernel kestrel ketchup kettle key keyhole
kilt kimono kind kindle kingdom kiosk kitchen kite kiwi knack knit knob knock knot koala label
lace lacquer ladder lagoon lake lamp land lane lantern larch large lark laser lasso latch latte
laugh launch laundry laurel lavender lawn layer lead leaf league leap learn lease leather ledge
legume leisure lemon lemur lend length lens lentil leopard lesson letter lettuce level lever
library lichen lid lift light lilac lilt lily limber lime limerick limit linden line linen link
lint lion list listen liter little lizard llama load loaf lobby lobster local locket lodge loft
log logic long look loop loose lotus lounge lovely loyal lucid luck lucky lull lumber lunar
lunch lute luxury lynx lyric macaw machine magenta magic magma magnet magnolia magpie main
maize major make mallard mammoth manage mandolin mango manor mantle many map maple marble march
margin marigold marina marine mark market marlin marmot maroon marsh marvel mascot mask mason
mast mat match math matter mauve maximum may meadow meal measure meat media medley mellow melon
member mend mention menu merge merit merry mesa mesh message metal meteor method metro mica
midday mild mile mill mimosa mind mineral mink minnow mint minute mirror mission mist mitten
mix mixer moat mocha mode model modern modest modify module moist mold mole moment monarch
monday monkey mood moon moose mop more morning mosaic moss mostly motel moth motion motor motto
mount mouse move movie much mud muffin mug mule mural muse museum music mussel mustang mustard
mutual myrtle mystery myth nacho name nap napkin narrate narrow nation native navy near neat
neck nectar needle neon nerve net nettle neutral new newt next nice nickel nifty night nimble
nine noble nod nomad noodle nook noon north notable note notice nougat novel novice nudge
nugget number nut nutmeg nylon oak oar oasis oat oath oatmeal object oblong observe obtain
obvious ocean ochre octave octopus odd offer office often oil olive omega omelet onion onward
onyx opal open opera opt option oracle orange orbit orca orchard orchid oregano orient origin
oriole ornate osprey ostrich other otter outdoor outer outfit outing outlet oval oven over owl
own oxygen oyster pace pack packet paddle paella page paint pal palace pale palm pan pancake
panda panel pansy panther pantry papaya paper paprika parade parcel park parka parrot parsley
parsnip part party pass pasta paste pastel pasture pasty patch path patient patrol pattern
pause pave paw payment pea peach peacock peak peanut pear pearl pebble pecan pedal peel pelican
pelmet pen pencil penguin penny people pepper perch perform permit person petal phone photo
phrase physics piano pick pickle picnic picture pie pier pigeon pillar pillow pilot pin pine
pink pint pioneer pipe pitcher pizza place plaid plain plan planet plank plant plaque plaster
plastic plate play player plaza please plenty plot plow plucky plug plum plume plush pocket
podium poem poet point poise polar polish polite polka poll pollen polo pond pony pool popcorn
poplar poppy popular porch port portal pose post pot potato pottery pouch powder power prairie
prawn present press pretty print prism produce profile program project promise proper proud
provide public pudding puddle puffin pull puma pump pumpkin pupil puppet pure purple purr purse
puzzle quail quaint quarry quarter quartz quest quick quiet quill quilt quince quote rabbit
raccoon rack radar radio radish radius raft rafter rag rail rain raisin rally ram ramp ranch
random range rank rapid rare rate ratio raven ravine ray reach ready real rear reason rebuild
recall receipt recent recipe record recycle red redwood reed reef refine reflect refresh region
regular relax relay relic rely remark remote rent repair repeat reply report rescue resin
respect rest return reveal rhyme rhythm ribbon rice riddle ride ridge ring rinse ripple rise
rival river road roam roast robin robot robust rocket rocky rodeo roll roller romp roof rook
room rooster root rose rotate round row rowan royal rubber ruby rudder ruffle rug ruler rumble
run runner runway rural rush rustic rusty rye saddle safari safe saffron sage sail salad salmon
salt salute same sample sand sandal sandy sardine sash satchel satin satisfy sauce sauna
sausage save scale scarf scarlet scene scenic school science scissor scone scoop scooter scout
screen screw scribe scroll scrub sculpt sea seal season seat second section sedge seek seem
select sell send senior sense sepia serene series serve service session set settle seven
several shade shadow shale shape share sharp shawl shed sheep sheet shelf shell sherbet shield
shift shimmer shine shingle shiny ship shirt shoe shop shore short shovel show shrimp shrub
shuffle shuttle shy side sift sign signal silk silver simple since sing single sink six size
skate sketch ski skill skip skirt sky slalom slate sled sleek sleep sleet sleeve slender slice
slide slip slope slow small smart smile smooth snack snail snap sneaker snow snowy snug soap
soccer social socks soda sofa soft soil solar solid solo solve sonata song soon soothe soprano
sorbet sorrel sort sound soup source south space spade spaniel spare spark sparrow speak
special speech speed spell spend sphere spice spin spinach spiral spire splash split spoke
sponge spoon sport spray spread sprig spring sprint spruce spry spur squad square squash squid
stable stack staff stag stage stair stamina stamp stand staple star start state station statue
stay steady steam steel steep steer stellar stem stencil step stew stick sticker stir stitch
stock stone stool stop store story stout stove strand straw stream street stretch string stripe
stroll student studio study sturdy style subject subway sudden suede sugar suit sultan summer
summit sun sundial sunny sunrise sunset super supper supply support sure surf surface sushi
swallow swan sweater sweep sweet swift swim swing switch symbol syrup system table tackle
tailor talon tango tap tape tapir target tartan tassel tavern taxi tea teak teal teapot ten
tennis tent terrace thicket thimble thistle thread three throne thrush ticket tide tiger tile
timber tin tinsel toast toffee tomato topaz torch toucan towel tower town track tractor trail
train tram travel tray treacle tree trellis trout trumpet trunk tulip tuna tundra tunnel
turbine turkey turnip turtle twig twine twist two umber unicorn upper urban valley vanilla vase
velvet verse viaduct village vine vinegar viola violet violin visit vivid vowel voyage waffle
wagon walnut walrus waltz warbler warm water wave wax weasel weather web wedge west whale wharf
wheat wheel whisk white wick wide willow wind window wing winter wizard wolf wombat wonder wood
wool wren yacht yarn yarrow yellow yew yogurt zebra zenith zephyr zigzag zinc zone
`
	.trim()
	.split(/\s+/);
