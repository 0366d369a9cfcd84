# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The Debian 12 packages that Rapporteur stands on, in one list, and the way to install those that
# are missing. Sourced by tools/build and tools/test.
#
# A row is "package" or "package=command": where that command is there already, whoever installed
# it, the package is not asked for.

BUILD_PACKAGES=(
    gcc=gcc libc6-dev cmake=cmake ninja-build=ninja pkg-config=pkg-config
    libyaml-dev       # YAML events with marks
    libcsv-dev        # RFC 4180
    libmd4c-dev       # CommonMark with tables
    liblua5.4-dev     # layouts
    libicu-dev        # bidi, breaks, plurals, dates
    libharfbuzz-dev   # shaping, metrics, subsetting
    libhyphen-dev     # hyphenation
    libhpdf-dev       # PDF objects
    libcairo2-dev     # PNG and SVG
    libfreetype-dev   # glyphs of PNG pages
    libpng-dev        # reading PNG
    libturbojpeg0-dev # reading JPEG
    libdeflate-dev    # compressed streams
    libmd-dev         # SHA-256
    libqpdf-dev       # reading our PDFs back
    libssl-dev        # signatures
    icc-profiles-free # the sRGB output intent
    fonts-noto-core fonts-noto-cjk
    hyphen-en-us hyphen-en-gb hyphen-fr hyphen-es hyphen-ru
)

TEST_PACKAGES=(
    python3=python3   # the runners
    python3-pip       # fetches outloud, the second checker of accessibility
    make=make         # a recipe of docs/CI.md
    python3-jsonschema python3-yaml # an independent reader of the data's schema
    libcmocka-dev     # unit tests
    clang-14 libclang-rt-14-dev # the second compiler
    clang-format-14
    openssl=openssl   # certificates to sign with, and a second judge of signatures
    qpdf              # qpdf --check
    poppler-utils     # pdftotext, pdfinfo, pdftoppm
    mupdf-tools ghostscript=gs # second and third readers of the same page
    chromium=chromium # runs pdf.js, the fourth
    libimage-exiftool-perl=exiftool # reads the metadata
    default-jre-headless=java maven=mvn # veraPDF
    locales           # sources of a foreign locale, for the test that it changes nothing
    util-linux        # setpriv, setarch
    strace=strace     # counts the processes that a run makes
)

is_installed() { # PACKAGE
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints the packages of the rows that are neither installed nor replaced by their command.
missing_packages() { # ROW...
    local row package command
    for row in "$@"; do
        package=${row%%=*}
        command=${row#"$package"}
        command=${command#=}
        if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
        is_installed "$package" || printf '%s\n' "$package"
    done
}

as_root() { # COMMAND...
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs what is missing and nothing else: when all is there, no right is needed and nothing
# is asked of the network.
install_missing() { # ROW...
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        printf 'error: these Debian 12 packages are needed, and there is no apt-get here: %s\n' \
            "${missing[*]}" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        printf 'error: packages are missing, and you are neither root nor have sudo\n' >&2
        printf '  help: have them installed: apt-get install --no-install-recommends %s\n' \
            "${missing[*]}" >&2
        return 1
    fi
    printf 'Installing %d missing packages: %s\n' "${#missing[@]}" "${missing[*]}"
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -qq -y install --no-install-recommends "${missing[@]}" >/dev/null
}
