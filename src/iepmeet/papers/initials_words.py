"""Words about names: titles, roles, words that are names as well, and words that begin a sentence.

Not knowledge with a source, only help for the eye: what is missing here makes the list to look over longer.
"""

from __future__ import annotations


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _of(
    "aunt auntie aunty dame dr gran grandad grandma grandpa granny miss mr mrs ms mx nan nana prof "
    "professor rev reverend sir uncle"
)

# no name by themselves where they follow another word
PARTICLES = _of("al ap bin da de den der dos du el la le van von")

# taken for a name only with a capital, or with a title before them
ALSO_WORDS = _of(
    "amber an art ash bill black brown chance chase cook cross dawn day dean do drew faith field frank "
    "gold good grace grant gray green grey guy hall happy hill hope hunt in joy june king lane law little "
    "long love mark max may miles my north page park pat patience pearl penny price prince queen ray read "
    "rich river rivers rob rock rose rush sandy see sharp short sky small smart so star stone storm sue "
    "summer sunny to van ward waters wells west white will winter wise wood woods young"
)

# who somebody is, not what they are called
ROLES = _of(
    "advocate all alnco assistant authority both carer caseworker chair child class clerk co-ordinator "
    "coordinator council dad deputy doctor educational everybody everyone family father friend governor "
    "governors grandparent guardian head headteacher interpreter language lead learning local lsa manager "
    "mother mum nobody nurse occupational of office officer parent parents psychologist pupil school "
    "senco sendco senior social somebody speech staff support ta teacher teaching team the therapist "
    "worker"
)

# with a capital these are no names
NO_NAMES = _of(
    "apr april aug august christmas dec december easter english feb february fri friday jan january jul "
    "july jun june mar march maths may mon monday nov november nursery oct october reception sat saturday "
    "science sep sept september sun sunday thu thur thurs thursday tue tues tuesday wed wednesday welsh "
    "year"
)

# with a capital at the start of a sentence these are no names
STARTERS = _of(
    "a about after again agreed all also although an and another any anything are as ask asked at because "
    "before being better book both but by can check clear could did do does each early email enough even "
    "every everyone everything few find first five for four from get give go good had has have having he "
    "help her here him his home how however i if in is it its just keep kind knows last later less let "
    "likes loves make many maybe meet meeting more most move much my name needs never next no nobody none "
    "not nothing now of on once one only or other our out over people perhaps plan please put read review "
    "ring said same say school see send session sessions share she should show since sit six so some "
    "someone something sometimes soon speech start still such support take talk tell ten than thank "
    "thanks that the their them then there these they things this those three time to today too try two "
    "under until up use very was we week weekly well were what when where which while who why will with "
    "without work works would write yes yesterday yet you your"
)
