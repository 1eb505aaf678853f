// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_CONTROL_H
#define STANDIN_CONTROL_H

/*
 * How tests talk to the stand-in for Outlook's MAPI: one exported function, cdecl, with the plain name 'StandInControl'
 * on both x64 and x86. It takes one text command and gives one text answer, both UTF-8 and ended by a zero byte.
 *
 * Returns 0 if the command was done; a negative number if not, and the answer says why; a positive number if the answer
 * was longer than the buffer, namely the bytes that it needs, and the answer is cut. May be called on any thread, also
 * one that has not initialized MAPI, and while other calls hang.
 *
 * A command is a word followed by words and 'key=value' pairs. A value with blanks stands in double quotes. The
 * environment variable MAPI_STANDIN may hold commands, separated by ';', that are done when the DLL is loaded;
 * MAPI_STANDIN_LOG the path of a log file.
 *
 *   reset                        an empty mailbox with the usual folders, no faults, no violations, counts at zero, all
 *                                settings as at load.
 *                                Refused while a thread is initialized; 'reset force' forgets threads that ended
 *                                without uninitializing
 *   version                      one line about this DLL: version, bitness, process id
 *
 *   owner address=A name=N       who owns the mailbox; 'Stand-in Owner' <owner@standin.example>
 *   profiles [add=N|remove=N|default=N|clear]
 *                                the profiles; one line each, the default one marked with '*'. At load: StandIn
 *   seed folder=F messages=N [bodybytes=N] [attachments=N] [htmlbody]
 *                                fills a folder (inbox, outbox, sent, deleted, or the name of a folder below the
 *                                subtree, which is made if need be). Each message has subject, sender, times, class,
 *                                importance, recipient and body
 *   deliver subject=S [body=B]   mail from somebody else arrives in the inbox, with its notifications
 *
 *   latency us=N                 what one round trip to the server takes; 0 at load
 *   large bytes=N                properties of more bytes are given as streams alone; 8192 at load
 *   cells kind=K [column=N] [every=N] [code=0x…] | cells off
 *                                changes cells of rows of contents tables: error, null, unknown (a type that
 *                                does not exist), object, othertag, mvcount, bincount (absurd counts), nullstring,
 *                                nullbinary, nullmv, rowcolumns (a row of absurd cValues), rowcount (rows of absurd
 *                                cRows), wildstring, wildbinary, wildmv, wildrow (pointers to where no memory is).
 *                                every counts rows; rowcount changes the answers in which such a row is
 *   late on|off                  OnNotify comes once more after a successful Unadvise
 *   wild on|off                  OnNotify points to where no memory is
 *   fault CALL [nth=N|every] code=0x…|hang|slow ms=N|crash [locked]|outofmemory [role=primary|worker]
 *                                what happens at a call: 'MAPIInitialize', 'QueryRows', 'IMessage::SaveChanges', '*'.
 *                                nth counts matching calls from the command on and hits once; without it, and with
 *                                'every', each call is hit. A crash that
 *                                is 'locked' leaves the mailbox locked: calls of other threads then never return
 *   heal                         ends all faults and wakes what hangs
 *   release                      wakes what hangs; the calls go on as if nothing had been
 *
 *   violations                   the rules that were broken: 'rule TAB thread id TAB text', one line each. Asking also
 *                                looks whether the first thread dispatches messages (R5)
 *   violations clear             forgets them
 *   notes                        what is no broken rule, but worth knowing, in the same form
 *   counts                       'name=number' lines: initializes, uninitializes, threads, objects and each kind of
 *                                object alive, buffers alive, violations, calls, roundtrips, notifications, hanging
 *   threads                      a line for each thread seen: id, initializations, first or not, objects alive
 *   log path=P                   appends what happens to a file
 *   mark text=T                  writes a line of its own into the log
 *
 *   track on|off                 whether buffers are listed one by one, so that leaks can be told apart; on at load
 *   tokens on|off                whether round trips look for a thread token (R9); on at load. Costs some
 *                                microseconds a call: off for measurements
 *   pump limit=MS                how long the first thread may leave its messages alone before that is a violation;
 *                                3000 at load
 *   service auto|on|off          whether the process counts as a Windows service; auto at load: session 0
 *
 * Rules: R1 to R10 and R12 as in the project's design; MEM a buffer was misused or never freed; CHARS strings asked
 * for without MAPI_UNICODE.
 */

#ifdef __cplusplus
extern "C" {
#endif

#ifdef STANDIN_BUILD
__declspec(dllexport)
#endif
int __cdecl StandInControl(const char *commandUtf8, char *answerUtf8, unsigned answerBytes);

#ifdef __cplusplus
}
#endif

#endif
