"""What the doctor says, in both languages.

Not in data/strings.yaml: reading that takes packages, and one of them may be what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {"zh": "這台電腦的狀況", "en": "The state of this machine"},
    "head.state": {"zh": "狀態", "en": "State"},
    "head.name": {"zh": "項目", "en": "What"},
    "head.found": {"zh": "找到的", "en": "Found"},
    "state.fine": {"zh": "正常", "en": "fine"},
    "state.note": {"zh": "提醒", "en": "note"},
    "state.missing": {"zh": "缺少", "en": "MISSING"},
    "outcome.fine": {"zh": "可以建置網站。", "en": "The site can be built."},
    "outcome.missing": {
        "zh": "有 {count} 項要先處理：",
        "en": "To be mended first: {count}",
    },
    "todo": {"zh": "{name}：{what}", "en": "{name}: {what}"},
    "none": {"zh": "沒有", "en": "none"},
    "not_set": {"zh": "沒有設定", "en": "not set"},
    "setup": {"zh": "請執行 make setup。", "en": "Run make setup."},
    "python": {"zh": "Python", "en": "Python"},
    "python.todo": {
        "zh": "請安裝 Python {least} 以上版本，再執行 make setup PYTHON=該版本的指令。",
        "en": "Install Python {least} or newer, then run make setup PYTHON=its command.",
    },
    "project": {"zh": "專案資料夾", "en": "Folder of the project"},
    "project.todo": {
        "zh": "這裡沒有 {file}；請移到專案的資料夾，或用 --config 指定。",
        "en": "There is no {file} here: go to the project's folder, or name it with --config.",
    },
    "packages": {"zh": "網站用的套件", "en": "Packages of the site"},
    "packages.pinned": {"zh": "其他固定版本的套件", "en": "Other pinned packages"},
    "packages.found": {"zh": "{all} 個中有 {good} 個版本相符", "en": "{good} of {all} as pinned"},
    "packages.wrong": {
        "zh": "{all} 個中有 {good} 個相符；{wrong}",
        "en": "{good} of {all}; {wrong}",
    },
    "packages.absent": {"zh": "缺 {names}", "en": "missing: {names}"},
    "packages.other": {"zh": "版本不同：{names}", "en": "another version: {names}"},
    "packages.list": {"zh": "沒有 {file}", "en": "there is no {file}"},
    "imports": {"zh": "套件能否載入", "en": "Packages can be loaded"},
    "imports.todo": {
        "zh": "請刪除 .venv 後執行 make setup。",
        "en": "Delete .venv, then run make setup.",
    },
    "imports.all": {"zh": "全部可以", "en": "all of them"},
    "npm": {"zh": "瀏覽器程式庫", "en": "Browser libraries"},
    "npm.files": {"zh": "瀏覽器程式庫的檔案", "en": "Files of the browser libraries"},
    "npm.altered": {"zh": "缺少或內容不對：{names}", "en": "missing or altered: {names}"},
    "npm.again": {
        "zh": "請刪除 node_modules 後執行 make setup。",
        "en": "Delete node_modules, then run make setup.",
    },
    "git.back": {"zh": "請從儲存庫取回。", "en": "Get it back from the repository."},
    "npm.dev": {"zh": "測試用的程式庫", "en": "Libraries for tests"},
    "node": {"zh": "npm（只有安裝時需要）", "en": "npm (for the set-up only)"},
    "node.todo": {
        "zh": "不用處理；需要時 make setup 會自己帶來。",
        "en": "Nothing to do: make setup brings its own when it needs it.",
    },
    "git": {"zh": "git 儲存庫", "en": "git repository"},
    "git.absent": {"zh": "沒有 git", "en": "git is not installed"},
    "git.outside": {"zh": "這裡不是儲存庫", "en": "this is no repository"},
    "git.refuses": {"zh": "git 不信任這個資料夾的擁有者", "en": "git does not trust its owner"},
    "git.whole": {"zh": "完整", "en": "with its whole history"},
    "git.shallow": {"zh": "只有最近的紀錄", "en": "only the newest commits"},
    "git.todo": {
        "zh": "檔案的時間戳記會是建置的時間，不是最後一次修改的時間；也無法使用 safetynet review。",
        "en": "Time stamps in files are those of the build, not of the last commit, and safetynet"
        " review does not work.",
    },
    "git.refuses.todo": {
        "zh": "請執行 git config --global --add safe.directory {folder}。",
        "en": "Run git config --global --add safe.directory {folder}.",
    },
    "git.shallow.todo": {
        "zh": "check --history 與 review 需要完整的紀錄：git fetch --unshallow。",
        "en": "check --history and review want all of it: git fetch --unshallow.",
    },
    "data": {"zh": "資料", "en": "Data"},
    "data.found": {
        "zh": "{errors} 個錯誤、{warnings} 個提醒",
        "en": "{errors} errors, {warnings} warnings",
    },
    "data.todo": {"zh": "請執行 safetynet check。", "en": "Run safetynet check."},
    "data.unread": {"zh": "無法檢查：{why}", "en": "cannot be checked: {why}"},
    "data.unchecked": {
        "zh": "缺套件，所以沒有檢查",
        "en": "not checked, because packages are missing",
    },
    "outlines": {"zh": "界線與人口檔", "en": "Outlines and population"},
    "outlines.found": {"zh": "{count} 個檔案", "en": "{count} files"},
    "outlines.todo": {
        "zh": "請從儲存庫取回，或用 scripts/make_geo.py 重做（見 data/geo/SOURCES.md）。",
        "en": "Get them back from the repository, or make them again with scripts/make_geo.py"
        " (data/geo/SOURCES.md).",
    },
    "cache": {"zh": "暫存資料夾", "en": "Cache folder"},
    "cache.todo": {
        "zh": "可以建置，但每次都要重新計算；請讓 {folder} 可以寫入。",
        "en": "Builds work, but measure everything again: make {folder} writable.",
    },
    "target": {"zh": "網站的資料夾", "en": "Folder of the site"},
    "target.todo": {
        "zh": "請讓 {folder} 可以寫入，或用 --site-dir 指定別的資料夾。",
        "en": "Make {folder} writable, or name another folder with --site-dir.",
    },
    "writable": {"zh": "{folder} 可以寫入", "en": "{folder} can be written to"},
    "unwritable": {"zh": "{folder} 不能寫入", "en": "{folder} cannot be written to"},
    "disk": {"zh": "磁碟空間", "en": "Room on the disk"},
    "disk.found": {
        "zh": "剩 {free} MB，建置約需 {need} MB",
        "en": "{free} MB free, a build takes about {need} MB",
    },
    "disk.todo": {"zh": "請清出空間。", "en": "Make room."},
    "memory": {"zh": "記憶體", "en": "Memory"},
    "memory.found": {
        "zh": "可用 {free} MB，建置約需 {need} MB",
        "en": "{free} MB to be had, a build takes about {need} MB",
    },
    "memory.unknown": {"zh": "不知道", "en": "unknown"},
    "memory.todo": {"zh": "請關閉其他程式。", "en": "Close other programs."},
    "site_url": {"zh": "網站的網址 SITE_URL", "en": "Address of the site, SITE_URL"},
    "site_url.todo": {
        "zh": "沒有網址就沒有網站地圖檔（sitemap.xml）；發布前請設定，例如"
        " SITE_URL=https://example.org/atlas/。",
        "en": "Without it there is no sitemap.xml; before publishing set it, e.g."
        " SITE_URL=https://example.org/atlas/.",
    },
    "repository_url": {"zh": "儲存庫的網址 REPOSITORY_URL", "en": "Repository, REPOSITORY_URL"},
    "repository_url.todo": {
        "zh": "沒有網址，頁面上就沒有「更正這筆資料」通往儲存庫的連結；例如"
        " REPOSITORY_URL=https://github.com/owner/name。",
        "en": "Without it pages have no links to the repository; e.g."
        " REPOSITORY_URL=https://github.com/owner/name.",
    },
    "url.wrong": {
        "zh": "{value} 不是網址；請寫完整，例如 https://example.org/atlas/。",
        "en": "{value} is no address; write all of it, e.g. https://example.org/atlas/.",
    },
    "in_settings": {"zh": "寫在 {file}", "en": "stands in {file}"},
    "epoch": {"zh": "固定的時間 SOURCE_DATE_EPOCH", "en": "Fixed time, SOURCE_DATE_EPOCH"},
    "epoch.todo": {
        "zh": "請寫 1970 年以來的整秒數，例如 1760000000；不需要時不要設定。",
        "en": "Write whole seconds since 1970, e.g. 1760000000, or do not set it.",
    },
    "terminal": {"zh": "終端機的文字編碼", "en": "Text of the terminal"},
    "terminal.todo": {
        "zh": "中文可能變成亂碼；請設定 PYTHONUTF8=1 或 LANG=C.UTF-8。",
        "en": "Chinese may come out wrong: set PYTHONUTF8=1 or LANG=C.UTF-8.",
    },
    "chromium": {"zh": "Chromium（只有測試需要）", "en": "Chromium (for tests only)"},
    "fonts": {"zh": "中文字型（只有測試需要）", "en": "Chinese type (for tests only)"},
    "nginx": {"zh": "nginx（只有測試需要）", "en": "nginx (for tests only)"},
    "tests.todo": {
        "zh": "要跑測試時請執行 make setup-tests。",
        "en": "For the tests run make setup-tests.",
    },
    "nginx.todo": {
        "zh": "要測試 nginx 設定時請安裝 nginx。",
        "en": "Install nginx to test its settings.",
    },
    "valhalla": {
        "zh": "pyvalhalla（選用：路上時間）",
        "en": "pyvalhalla (optional: minutes on roads)",
    },
    "valhalla.unused": {"zh": "沒有，也不需要", "en": "not there, and not asked for"},
    "valhalla.todo": {
        "zh": "{file} 設定了 travel：請用 Python 3.12 以上版本執行"
        " .venv/bin/pip install --editable '.[travel]'。",
        "en": "{file} sets travel: with Python 3.12 or newer run"
        " .venv/bin/pip install --editable '.[travel]'.",
    },
}


def say(key: str, locale: str, **facts: object) -> str:
    """A sentence in one language, its placeholders filled."""
    return WORDS[key][locale].format(**facts)
