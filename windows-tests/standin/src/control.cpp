// SPDX-License-Identifier: Apache-2.0

#define STANDIN_BUILD
#include "../control.h"

#include <cstring>
#include <functional>

#include "command.h"
#include "faults.h"
#include "ledger.h"
#include "log.h"
#include "mailbox.h"
#include "memory.h"
#include "notify.h"
#include "object.h"
#include "odd_cells.h"
#include "profiles.h"
#include "properties.h"
#include "pump.h"
#include "seed.h"
#include "settings.h"
#include "submission.h"
#include "text.h"

namespace standin {

namespace {

std::string lines(const std::vector<std::string> &all) {
	std::string text;
	for (const std::string &line : all) {
		text += line + "\n";
	}
	return text;
}

Answer switched(const Command &command, std::atomic<bool> &setting) {
	if (command.has_word("on") || command.has_word("off")) {
		setting = command.has_word("on");
		return {};
	}
	return Answer::refused("say 'on' or 'off'");
}

Answer number_for(const Command &command, const char *key, std::atomic<unsigned> &setting) {
	if (!command.has(key)) {
		return Answer::refused(std::string("say '") + key + "='");
	}
	setting = static_cast<unsigned>(command.number(key, 0));
	return {};
}

Answer reset(const Command &command) {
	if (command.has_word("force")) {
		ledger().forget_ended_threads();
	}
	if (ledger().is_initialized()) {
		return Answer::refused("MAPI is initialized");
	}
	clear_faults();
	ledger().forget_counts();
	settings().reset();
	no_odd_cells();
	empty_graveyard();
	mailbox().reset();
	reset_profiles();
	forget_names();
	forget_buffers();
	forget_violations();
	log_line("RESET", "%s", "");
	return {};
}

Answer version(const Command &) {
	return {true, text_of("mapi-standin x%d process=%lu", sizeof(void *) == 8 ? 64 : 86, GetCurrentProcessId())};
}

Answer owner(const Command &command) {
	Held held(mailbox().lock());
	if (command.has("address")) {
		mailbox().owner_address = widen(command.text("address"));
	}
	if (command.has("name")) {
		mailbox().owner_name = widen(command.text("name"));
	}
	return {true, narrow(mailbox().owner_name + L" <" + mailbox().owner_address + L">")};
}

Answer deliver(const Command &command) {
	deliver_mail(widen(command.text("subject")), widen(command.text("body")));
	return {};
}

Answer latency(const Command &command) {
	return number_for(command, "us", settings().latency_us);
}

Answer large(const Command &command) {
	return number_for(command, "bytes", settings().large_bytes);
}

Answer pump_watch(const Command &command) {
	return number_for(command, "limit", settings().pump_limit_ms);
}

Answer track(const Command &command) {
	return switched(command, settings().track);
}

Answer tokens(const Command &command) {
	return switched(command, settings().tokens);
}

Answer late(const Command &command) {
	return switched(command, settings().late_notifications);
}

Answer wild(const Command &command) {
	return switched(command, settings().wild_notifications);
}

Answer service(const Command &command) {
	settings().service = command.has_word("auto") ? -1 : command.has_word("on") ? 1 : 0;
	return {};
}

Answer fault(const Command &command) {
	Fault planned;
	if (command.words.empty()) {
		return Answer::refused("say which call");
	}
	planned.call = command.words[0];
	planned.nth = command.has_word("every") ? 0 : command.number("nth", 0);
	planned.code = static_cast<HRESULT>(command.number("code", 0));
	planned.milliseconds = static_cast<unsigned>(command.number("ms", 0));
	std::string role = command.text("role");
	planned.role = role == "primary" ? Role::primary : role == "worker" ? Role::worker : Role::any;
	if (command.has_word("hang")) {
		planned.kind = FaultKind::hang;
	}
	else if (command.has_word("slow")) {
		planned.kind = FaultKind::slow;
	}
	else if (command.has_word("crash")) {
		planned.kind = FaultKind::crash;
		planned.locked = command.has_word("locked");
	}
	else if (command.has_word("outofmemory")) {
		planned.kind = FaultKind::out_of_memory;
	}
	else if (!command.has("code")) {
		return Answer::refused("say 'code=', 'hang', 'slow ms=', 'crash' or 'outofmemory'");
	}
	add_fault(planned);
	return {};
}

Answer heal(const Command &) {
	clear_faults();
	release_hanging();
	return {};
}

Answer release_calls(const Command &) {
	release_hanging();
	return {};
}

Answer violations_told(const Command &command) {
	if (command.has_word("clear")) {
		forget_violations();
		return {};
	}
	look_at_pump();
	return {true, lines(violations())};
}

Answer notes_told(const Command &) {
	return {true, lines(notes())};
}

Answer counts(const Command &) {
	long objects = 0;
	long kinds[static_cast<int>(Kind::count)] = {};
	unsigned long long calls = 0;
	unsigned long long trips = 0;
	int threads = 0;
	for (ThreadRecord *thread : ledger().threads()) {
		for (int kind = 0; kind < static_cast<int>(Kind::count); kind++) {
			kinds[kind] += thread->objects[kind];
			objects += thread->objects[kind];
		}
		calls += thread->calls.load(std::memory_order_relaxed);
		trips += thread->round_trips.load(std::memory_order_relaxed);
		threads += !thread->internal && !thread->ended && thread->initialized > 0 ? 1 : 0;
	}
	std::string text = text_of("initializes=%lu\nuninitializes=%lu\nthreads=%d\nobjects=%ld\n", ledger().initializes(),
			ledger().uninitializes(), threads, objects);
	for (int kind = 0; kind < static_cast<int>(Kind::count); kind++) {
		text += text_of("%s=%ld\n", name_of(static_cast<Kind>(kind)), kinds[kind]);
	}
	text += text_of("buffers=%lld\nviolations=%lu\ncalls=%llu\nroundtrips=%llu\nnotifications=%llu\nhanging=%lu\n",
			buffers_alive(), violation_count(), calls, trips, notifications_told(), hanging_calls());
	return {true, text};
}

Answer threads(const Command &) {
	std::string text;
	for (ThreadRecord *thread : ledger().threads()) {
		text += text_of("%lu initialized=%d%s%s%s objects=%ld\n", thread->id, thread->initialized.load(),
				thread->first ? " first" : "", thread->internal ? " internal" : "", thread->ended ? " ended" : "",
				thread->objects_alive());
	}
	return {true, text};
}

Answer log(const Command &command) {
	return open_log(command.text("path")) ? Answer() : Answer::refused("the file cannot be opened");
}

Answer mark(const Command &command) {
	log_line("MARK", "%s", command.text("text").c_str());
	return {};
}

const std::map<std::string, Answer (*)(const Command &)> &known_commands() {
	static const std::map<std::string, Answer (*)(const Command &)> *commands
			= new std::map<std::string, Answer (*)(const Command &)>{{"reset", reset}, {"version", version},
					{"latency", latency}, {"large", large}, {"pump", pump_watch}, {"track", track}, {"tokens", tokens},
					{"late", late}, {"wild", wild}, {"service", service}, {"fault", fault}, {"heal", heal},
					{"release", release_calls},
					{"violations", violations_told}, {"notes", notes_told}, {"counts", counts}, {"threads", threads},
					{"log", log}, {"mark", mark}, {"owner", owner}, {"deliver", deliver}, {"seed", seed},
					{"profiles", profiles_command}, {"cells", plan_odd_cells}};
	return *commands;
}

} // namespace

Answer run_command(const std::string &text) {
	Command command = Command::parse(text);
	std::map<std::string, Answer (*)(const Command &)>::const_iterator found = known_commands().find(command.name);
	if (found == known_commands().end()) {
		return Answer::refused("unknown command '" + command.name + "'");
	}
	return found->second(command);
}

void run_commands(const std::string &commands) {
	size_t start = 0;
	while (start < commands.size()) {
		size_t end = commands.find(';', start);
		end = end == std::string::npos ? commands.size() : end;
		std::string text = commands.substr(start, end - start);
		if (text.find_first_not_of(" \t") != std::string::npos) {
			Answer answer = run_command(text);
			log_line("CONTROL", "%s: %s", text.c_str(), answer.done ? "done" : answer.text.c_str());
		}
		start = end + 1;
	}
}

} // namespace standin

extern "C" int __cdecl StandInControl(const char *command, char *answer, unsigned bytes) {
	standin::Answer result = standin::run_command(command != nullptr ? command : "");
	size_t needed = result.text.size() + 1;
	if (answer != nullptr && bytes > 0) {
		size_t copied = needed <= bytes ? result.text.size() : bytes - 1;
		std::memcpy(answer, result.text.data(), copied);
		answer[copied] = '\0';
	}
	if (!result.done) {
		return -1;
	}
	return needed <= bytes ? 0 : static_cast<int>(needed);
}
