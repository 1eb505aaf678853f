#!/bin/sh
#
# SPDX-License-Identifier: Apache-2.0

# Runs the tests of the stand-in: run.sh <folder with the programs>. On Windows as they are, elsewhere under Wine, in a
# prefix of its own below that folder unless WINEPREFIX names one.

set -eu
out=$(cd "$1" && pwd)
case $(uname -s) in
	MINGW* | MSYS* | CYGWIN*) runner= ;;
	*)
		runner=${WINE:-wine}
		: "${WINEPREFIX:=$out/prefix}"
		: "${WINEDEBUG:=-all}"
		export WINEPREFIX WINEDEBUG
		;;
esac

run() {
	# into a file: helper processes of Wine would keep a pipe open
	log=$out/$1.log
	status=0
	(cd "$out" && $runner "./standin-test-$1.exe" "mapi-standin-$1.dll") > "$log" 2>&1 || status=$?
	grep -v '^wine: ' "$log" | tail -40
	return $status
}

echo "x64:"
run x64
if [ -z "$runner" ] || [ -d /usr/lib/i386-linux-gnu/wine ]; then
	echo "x86:"
	run x86
else
	echo "x86: this Wine runs no 32-bit programs; what was linked is looked at alone"
	i686-w64-mingw32-objdump -p "$out/mapi-standin-x86.dll" > "$out/x86.txt"
	for name in 'MAPIInitialize@4' 'MAPIUninitialize@0' 'MAPILogonEx@20' 'MAPIAllocateBuffer@8' 'MAPIAllocateMore@12' \
		'MAPIFreeBuffer@4' StandInControl; do
		grep -q " $name\$" "$out/x86.txt" || { echo "'$name' is not exported"; exit 1; }
	done
	grep -q 'pei-i386' "$out/x86.txt" || { echo "no 32-bit DLL"; exit 1; }
	if grep 'DLL Name' "$out/x86.txt" | grep -i 'libgcc\|libstdc\|winpthread'; then
		echo "the DLL needs libraries of the compiler beside it"
		exit 1
	fi
	echo "exports and imports as expected"
fi
