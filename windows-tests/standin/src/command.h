/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
