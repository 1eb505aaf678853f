// SPDX-License-Identifier: Apache-2.0

#include "log.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>

#include <windows.h>

#include "lock.h"
#include "text.h"

namespace standin {

namespace {

constexpr size_t kept_lines = 10000;

struct Log {
	Lock lock;
	HANDLE file = INVALID_HANDLE_VALUE;
	ULONGLONG start = GetTickCount64();
	std::vector<std::string> violations;
	std::vector<std::string> notes;
	std::atomic<unsigned long> broken{0};
};

Log &the_log() {
	static Log *instance = new Log();
	return *instance;
}

std::string formatted(const char *format, va_list arguments) {
	char text[1024];
	int length = __mingw_vsnprintf(text, sizeof text, format, arguments);
	if (length < 0) {
		return format;
	}
	return std::string(text, static_cast<size_t>(length) < sizeof text ? length : sizeof text - 1);
}

void write(Log &log, const char *kind, unsigned long thread, const std::string &text) {
	if (log.file == INVALID_HANDLE_VALUE) {
		return;
	}
	char head[80];
	__mingw_snprintf(head, sizeof head, "%llu\t%lu\t%s\t", GetTickCount64() - log.start, thread, kind);
	std::string line = head + text + "\n";
	DWORD written = 0;
	WriteFile(log.file, line.data(), static_cast<DWORD>(line.size()), &written, nullptr);
}

void keep(std::vector<std::string> &lines, const char *rule, unsigned long thread, const std::string &text) {
	if (lines.size() < kept_lines) {
		lines.push_back(std::string(rule) + "\t" + std::to_string(thread) + "\t" + text);
	}
}

void add_violation(unsigned long thread, const char *rule, const std::string &text) {
	Log &log = the_log();
	Held held(log.lock);
	log.broken++;
	keep(log.violations, rule, thread, text);
	write(log, "VIOLATION", thread, std::string(rule) + "\t" + text);
}

} // namespace

bool open_log(const std::string &path) {
	Log &log = the_log();
	Held held(log.lock);
	if (log.file != INVALID_HANDLE_VALUE) {
		CloseHandle(log.file);
		log.file = INVALID_HANDLE_VALUE;
	}
	if (path.empty()) {
		return true;
	}
	log.file = CreateFileW(widen(path).c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
			OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
	return log.file != INVALID_HANDLE_VALUE;
}

void log_line(const char *kind, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	std::string text = formatted(format, arguments);
	va_end(arguments);
	Log &log = the_log();
	Held held(log.lock);
	write(log, kind, GetCurrentThreadId(), text);
}

void violation(const char *rule, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	std::string text = formatted(format, arguments);
	va_end(arguments);
	add_violation(GetCurrentThreadId(), rule, text);
}

void violation_of(unsigned long thread, const char *rule, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	std::string text = formatted(format, arguments);
	va_end(arguments);
	add_violation(thread, rule, text);
}

void note(const char *topic, const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	std::string text = formatted(format, arguments);
	va_end(arguments);
	Log &log = the_log();
	Held held(log.lock);
	keep(log.notes, topic, GetCurrentThreadId(), text);
	write(log, "NOTE", GetCurrentThreadId(), std::string(topic) + "\t" + text);
}

std::vector<std::string> violations() {
	Held held(the_log().lock);
	return the_log().violations;
}

std::vector<std::string> notes() {
	Held held(the_log().lock);
	return the_log().notes;
}

unsigned long violation_count() {
	return the_log().broken;
}

void forget_violations() {
	Held held(the_log().lock);
	the_log().violations.clear();
	the_log().notes.clear();
	the_log().broken = 0;
}

std::string text_of(const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	std::string text = formatted(format, arguments);
	va_end(arguments);
	return text;
}

} // namespace standin
