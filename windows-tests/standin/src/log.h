// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_LOG_H
#define STANDIN_LOG_H

#include <string>
#include <vector>

namespace standin {

/** Opens the log file, or closes it if the path is empty. */
bool open_log(const std::string &path);

/** Writes a line into the log: milliseconds, thread, kind, text. */
void log_line(const char *kind, const char *format, ...) __attribute__((format(gnu_printf, 2, 3)));

/** Notes that a rule was broken on the calling thread. */
void violation(const char *rule, const char *format, ...) __attribute__((format(gnu_printf, 2, 3)));

/** Notes that a rule was broken by another thread than the calling one. */
void violation_of(unsigned long thread, const char *rule, const char *format, ...)
		__attribute__((format(gnu_printf, 3, 4)));

/** Notes what is no broken rule but worth knowing. */
void note(const char *topic, const char *format, ...) __attribute__((format(gnu_printf, 2, 3)));

std::vector<std::string> violations();
std::vector<std::string> notes();
unsigned long violation_count();
void forget_violations();

std::string text_of(const char *format, ...) __attribute__((format(gnu_printf, 1, 2)));

} // namespace standin

#endif
