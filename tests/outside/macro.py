"""Puts a macro where LibreOffice finds it: `macro.py MACRO.bas FOLDER`, the folder `user/basic` of a profile."""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
SPACES = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'


def main(macro, folder):
    macro, folder = Path(macro), Path(folder)
    library, name = folder / "Standard", macro.stem.capitalize()
    library.mkdir(parents=True, exist_ok=True)
    place = 'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"'
    (folder / "script.xlc").write_text(
        HEAD.format("library:libraries", "libraries")
        + f'<library:libraries {SPACES}><library:library library:name="Standard" {place}/></library:libraries>'
    )
    (library / "script.xlb").write_text(
        HEAD.format("library:library", "library")
        + f'<library:library {SPACES} library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        + f'<library:element library:name="{name}"/></library:library>'
    )
    (library / f"{name}.xba").write_text(
        HEAD.format("script:module", "module")
        + '<script:module xmlns:script="http://openoffice.org/2000/script"'
        + f' script:name="{name}" script:language="StarBasic">{escape(macro.read_text())}</script:module>'
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
