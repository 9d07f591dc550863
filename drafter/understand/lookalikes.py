"""Letters of other scripts that pass for Latin ones."""

from __future__ import annotations

LATIN = str.maketrans(
    # Cyrillic, Greek, Armenian and the small capitals of phonetic alphabets
    "аеорсухкмтнвіїјѕԁһӏԛԝгпьυαοερτικνηχγωβ"
    "АВЕКМНОРСТХУІЈЅԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧոսհցօ"
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢıɑɡ",
    "aeopcyxkmthbiijsdhlqwrnbuaoeptikvnxywb"
    "ABEKMHOPCTXYIJSGABEZHIKMNOPTYXnuhgo"
    "abcdefghijklmnopqrstuvwyziag",
)
