// SPDX-License-Identifier: Apache-2.0

#include "harness.h"

namespace standin {
namespace test {

TEST(buffers_are_counted) {
	Primary primary;
	long before = count_of("buffers");
	void *buffer = nullptr;
	void *more = nullptr;
	CHECK_OK(allocate(100, &buffer));
	CHECK_OK(allocate_more(5000, buffer, &more));
	CHECK(count_of("buffers") == before + 1);
	CHECK(release(buffer) == S_OK);
	CHECK(count_of("buffers") == before);
	CHECK_BROKEN("", 0);
}

TEST(a_buffer_is_freed_twice) {
	Primary primary;
	for (ULONG bytes : {16UL, 4096UL, 100000UL}) {
		void *buffer = nullptr;
		CHECK_OK(allocate(bytes, &buffer));
		release(buffer);
		release(buffer);
	}
	CHECK_BROKEN("MEM", 3);
}

TEST(a_linked_buffer_is_freed_alone) {
	Primary primary;
	void *buffer = nullptr;
	void *more = nullptr;
	void *again = nullptr;
	CHECK_OK(allocate(16, &buffer));
	CHECK_OK(allocate_more(16, buffer, &more));
	release(more);
	CHECK_BROKEN("MEM", 1);
	CHECK_RESULT(MAPI_E_INVALID_PARAMETER, allocate_more(16, more, &again));
	CHECK_BROKEN("MEM", 2);
	release(buffer);
	CHECK_BROKEN("MEM", 2);
}

TEST(foreign_memory_is_recognized) {
	Primary primary;
	alignas(16) char foreign[256] = {};
	release(foreign + 128);
	CHECK_BROKEN("MEM", 1);
}

TEST(a_buffer_is_never_freed) {
	CHECK_OK(initialize(0));
	void *buffer = nullptr;
	CHECK_OK(allocate(77, &buffer));
	uninitialize();
	CHECK_BROKEN("MEM", 1);
	CHECK(all_violations().find("77 bytes") != std::string::npos);
}

TEST(a_buffer_may_be_freed_by_another_thread) {
	Primary primary;
	void *buffer = nullptr;
	CHECK_OK(allocate(77, &buffer));
	on_thread([&] {
		CHECK_OK(initialize(0));
		release(buffer);
		uninitialize();
	});
	CHECK(count_of("buffers") == 0);
	CHECK_BROKEN("", 0);
}

TEST(many_buffers_on_many_threads_stay_apart) {
	Primary primary;
	on_thread([] {
		std::vector<Background *> threads;
		for (int t = 0; t < 4; t++) {
			threads.push_back(new Background([t] {
				CHECK_OK(initialize(0));
				std::vector<unsigned char *> buffers;
				for (ULONG i = 0; i < 2000; i++) {
					void *buffer = nullptr;
					CHECK_OK(allocate(i % 700 + 1, &buffer));
					buffers.push_back(static_cast<unsigned char *>(buffer));
					for (ULONG b = 0; b < i % 700 + 1; b++) {
						buffers.back()[b] = static_cast<unsigned char>(t);
					}
				}
				bool intact = true;
				for (ULONG i = 0; i < 2000; i++) {
					intact &= buffers[i][0] == t && buffers[i][i % 700] == t;
					release(buffers[i]);
				}
				CHECK(intact);
				uninitialize();
			}));
		}
		for (Background *thread : threads) {
			CHECK(thread->join(20000));
			delete thread;
		}
	});
	CHECK(count_of("buffers") == 0);
	CHECK_BROKEN("", 0);
}

TEST(out_of_memory_is_an_answer) {
	Primary primary;
	Mail mail;
	control("fault MAPIAllocateBuffer outofmemory");
	void *buffer = nullptr;
	CHECK_RESULT(MAPI_E_NOT_ENOUGH_MEMORY, allocate(10, &buffer));
	control("heal");
	control("fault QueryRows outofmemory nth=2");
	IMAPITable *table = nullptr;
	CHECK_OK(mail.inbox->GetContentsTable(MAPI_UNICODE, &table));
	LPSRowSet rows = nullptr;
	CHECK_OK(table->QueryRows(10, 0, &rows));
	release_rows(rows);
	CHECK_RESULT(MAPI_E_NOT_ENOUGH_MEMORY, table->QueryRows(10, 0, &rows));
	CHECK_OK(table->QueryRows(10, 0, &rows));
	release_rows(rows);
	table->Release();
}

} // namespace test
} // namespace standin
