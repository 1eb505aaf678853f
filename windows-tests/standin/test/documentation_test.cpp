// SPDX-License-Identifier: Apache-2.0

#include "harness.h"

// Where the documentation, or what is told of Outlook, and the stand-in differ. The documentation is right: a client
// that needs what the stand-in does here is wrong, and each test shows how the other answer is had.

namespace standin {
namespace test {

namespace {

constexpr ULONG nt_service = 0x10000;

} // namespace

TEST(a_second_initialization_may_answer_another_success) {
	// "MAPIInitialize" promises S_OK for the first call alone
	CHECK_OK(initialize(0));
	CHECK_OK(initialize(0));
	control("fault MAPIInitialize nth=1 code=0x1");
	CHECK_RESULT(S_FALSE, initialize(0));
	// whatever success it is, it owes an uninitialization
	CHECK(control("threads").find("initialized=3 first") != std::string::npos);
	uninitialize();
	uninitialize();
	uninitialize();
	CHECK_BROKEN("", 0);
}

TEST(the_flag_for_services_may_fail_outside_of_one) {
	// readers tell of MAPI_E_CALL_FAILED in a console program; here it succeeds, and is a violation
	CHECK_OK(initialize(nt_service));
	uninitialize();
	CHECK_BROKEN("R12", 1);
	control("fault MAPIInitialize code=0x80004005");
	CHECK_RESULT(MAPI_E_CALL_FAILED, initialize(nt_service));
}

TEST(submitted_messages_may_stay_in_the_outbox) {
	// "IMessage::SubmitMessage" leaves it to the store when a message is sent: here it has been when the call returns,
	// and AbortSubmit never comes in time
	Primary primary;
	Mail mail;
	CHECK_RESULT(MAPI_E_UNABLE_TO_ABORT, mail.store->AbortSubmit(0, nullptr, 0));
}

TEST(a_first_thread_that_never_dispatches_may_hang_others_for_ever) {
	// "MAPIUninitialize" of Outlook knows no way out; here a test can end the wait
	Primary primary;
	Background worker([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	CHECK(!worker.join(300));
	control("release");
	CHECK(worker.join(5000));
}

} // namespace test
} // namespace standin
