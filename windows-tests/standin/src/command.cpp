// SPDX-License-Identifier: Apache-2.0

#include "command.h"

#include <cstdlib>

namespace standin {

namespace {

/** Splits at blanks that are not in quotes; the quotes go. */
std::vector<std::string> tokens(const std::string &text) {
	std::vector<std::string> found;
	std::string current;
	bool quoted = false;
	bool started = false;
	for (char c : text) {
		if (c == '"') {
			quoted = !quoted;
			started = true;
		}
		else if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
			if (started) {
				found.push_back(current);
			}
			current.clear();
			started = false;
		}
		else {
			current += c;
			started = true;
		}
	}
	if (started) {
		found.push_back(current);
	}
	return found;
}

} // namespace

Command Command::parse(const std::string &text) {
	Command command;
	for (const std::string &token : tokens(text)) {
		size_t equals = token.find('=');
		if (command.name.empty()) {
			command.name = token;
		}
		else if (equals == std::string::npos) {
			command.words.push_back(token);
		}
		else {
			command.pairs[token.substr(0, equals)] = token.substr(equals + 1);
		}
	}
	return command;
}

bool Command::has_word(const std::string &word) const {
	for (const std::string &each : words) {
		if (each == word) {
			return true;
		}
	}
	return false;
}

std::string Command::text(const std::string &key, const std::string &otherwise) const {
	std::map<std::string, std::string>::const_iterator found = pairs.find(key);
	return found != pairs.end() ? found->second : otherwise;
}

unsigned long Command::number(const std::string &key, unsigned long otherwise) const {
	std::map<std::string, std::string>::const_iterator found = pairs.find(key);
	return found != pairs.end() ? std::strtoul(found->second.c_str(), nullptr, 0) : otherwise;
}

} // namespace standin
