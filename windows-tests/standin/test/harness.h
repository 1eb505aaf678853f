// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_TEST_HARNESS_H
#define STANDIN_TEST_HARNESS_H

#include <functional>
#include <string>
#include <vector>

#include "abi.h"

namespace standin {
namespace test {

/** A test that is run by main. */
struct Test {
	Test(const char *name, void (*run)());

	const char *name;
	void (*run)();
};

const std::vector<Test *> &all_tests();

/** Notes a failed expectation; the test goes on. */
void failed(const char *file, int line, const std::string &what);
int failures();

std::string shown(HRESULT result);
std::string shown(const std::wstring &text);

// the DLL under test

bool load(const char *path);
std::wstring library_path();

HRESULT initialize(ULONG flags);
void uninitialize();
HRESULT log_on(IMAPISession **session, const wchar_t *profile = nullptr, ULONG flags = 0);
SCODE allocate(ULONG bytes, void **buffer);
SCODE allocate_more(ULONG bytes, void *owner, void **buffer);
ULONG release(void *buffer);
void release_rows(LPSRowSet rows);
/** A flat function by its name, with the bytes of its arguments where names are decorated. */
void *function(const char *name, int bytes);

/** Gives a control command, which has to be done. */
std::string control(const std::string &command);
/** Gives a control command, which may be refused. */
bool try_control(const std::string &command, std::string &answer);
long count_of(const char *name);

/** How many violations of a rule there are. */
int violations_of(const char *rule);
std::string all_violations();

// threads

/** Runs something on a thread of its own, while the calling thread dispatches messages. */
void on_thread(const std::function<void()> &work);

/** Dispatches messages until something holds, ten seconds at most. */
bool pump_until(const std::function<bool()> &holds);
void pump_for(DWORD milliseconds);

/** A thread that goes on in the background. */
class Background {

public:
	explicit Background(std::function<void()> work);
	~Background();
	bool ended() const;
	/** Waits without dispatching messages. */
	bool join(DWORD milliseconds) const;

private:
	HANDLE thread_;
	std::function<void()> work_;
	static DWORD WINAPI run(void *self);
};

constexpr ULONG no_coinit = 0x8;

/** The calling thread as the first thread of MAPI, in a single-threaded apartment of its own. */
class Primary {

public:
	explicit Primary(ULONG flags = 0);
	~Primary();
};

/** A session with its store and its inbox, closed in order. */
class Mail {

public:
	Mail();
	~Mail();

	IMAPIFolder *folder(const wchar_t *name);
	/** Saves a message; returns its entry identifier. */
	std::vector<BYTE> save(IMAPIFolder *in, const wchar_t *subject, const std::function<void(IMessage *)> &write =
			nullptr);
	IMessage *open(const std::vector<BYTE> &id);

	IMAPISession *session = nullptr;
	IMsgStore *store = nullptr;
	IMAPIFolder *inbox = nullptr;
	IMAPIFolder *subtree = nullptr;
};

HRESULT set_text(IMAPIProp *object, ULONG tag, const wchar_t *text);
HRESULT set_long(IMAPIProp *object, ULONG tag, LONG value);
std::wstring get_text(IMAPIProp *object, ULONG tag);
LONG get_long(IMAPIProp *object, ULONG tag);
std::vector<BYTE> get_bytes(IMAPIProp *object, ULONG tag);
/** The error in the place of a property; S_OK if there is none. */
SCODE get_error(IMAPIProp *object, ULONG tag);

/** All values of a column of text. */
std::vector<std::wstring> texts(IMAPITable *table, ULONG tag);
std::vector<std::wstring> texts(IMAPIFolder *folder, ULONG tag);

} // namespace test
} // namespace standin

#define TEST(name) \
	static void name(); \
	static ::standin::test::Test registered_##name(#name, name); \
	static void name()

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			::standin::test::failed(__FILE__, __LINE__, #condition); \
		} \
	} while (false)

#define CHECK_RESULT(expected, call) \
	do { \
		HRESULT actual_result = (call); \
		if (actual_result != static_cast<HRESULT>(expected)) { \
			::standin::test::failed(__FILE__, __LINE__, \
					std::string(#call " gives ") + ::standin::test::shown(actual_result) + ", not " #expected); \
		} \
	} while (false)

#define CHECK_OK(call) CHECK_RESULT(S_OK, call)

/** Exactly these violations of one rule, and none of another. */
#define CHECK_BROKEN(rule, times) \
	do { \
		if (::standin::test::violations_of(rule) != (times) \
				|| ::standin::test::violations_of("") != (times)) { \
			::standin::test::failed(__FILE__, __LINE__, \
					std::string("violations of " rule " are not " #times " but:\n") \
							+ ::standin::test::all_violations()); \
		} \
	} while (false)

#endif
