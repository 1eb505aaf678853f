// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_COMMAND_H
#define STANDIN_COMMAND_H

#include <map>
#include <string>
#include <vector>

namespace standin {

/** A control command, taken apart. */
struct Command {
	std::string name;
	/** Words that are no pairs, in their order. */
	std::vector<std::string> words;
	std::map<std::string, std::string> pairs;

	static Command parse(const std::string &text);

	bool has_word(const std::string &word) const;
	bool has(const std::string &key) const { return pairs.count(key) != 0; }
	std::string text(const std::string &key, const std::string &otherwise = std::string()) const;
	unsigned long number(const std::string &key, unsigned long otherwise) const;
};

/** What became of a command. */
struct Answer {
	bool done = true;
	std::string text;

	static Answer refused(const std::string &why) { return {false, why}; }
};

Answer run_command(const std::string &text);

/** Runs commands that are separated by ';'. What fails is logged. */
void run_commands(const std::string &commands);

} // namespace standin

#endif
