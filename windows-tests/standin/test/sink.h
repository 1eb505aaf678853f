// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_TEST_SINK_H
#define STANDIN_TEST_SINK_H

#include <atomic>
#include <vector>

#include "abi.h"

namespace standin {
namespace test {

/** A sink that notes what it is told, and where. */
class Sink final : public IMAPIAdviseSink {

public:
	HRESULT STDMETHODCALLTYPE QueryInterface(REFIID, void **object) override {
		*object = this;
		AddRef();
		return S_OK;
	}
	ULONG STDMETHODCALLTYPE AddRef() override { return static_cast<ULONG>(++references); }
	ULONG STDMETHODCALLTYPE Release() override {
		released_on = GetCurrentThreadId();
		return static_cast<ULONG>(--references);
	}
	ULONG STDMETHODCALLTYPE OnNotify(ULONG count, LPNOTIFICATION notifications) override {
		told_on = GetCurrentThreadId();
		for (ULONG i = 0; i < count; i++) {
			const NOTIFICATION &each = notifications[i];
			last_type = each.ulEventType;
			if (each.ulEventType != fnevNewMail && each.ulEventType != fnevTableModified) {
				last_id.assign(reinterpret_cast<BYTE *>(each.info.obj.lpEntryID),
						reinterpret_cast<BYTE *>(each.info.obj.lpEntryID) + each.info.obj.cbEntryID);
			}
			told++;
		}
		return S_OK;
	}

	std::atomic<long> references{1};
	std::atomic<long> told{0};
	std::atomic<DWORD> told_on{0};
	std::atomic<DWORD> released_on{0};
	std::atomic<ULONG> last_type{0};
	std::vector<BYTE> last_id;
};

} // namespace test
} // namespace standin

#endif
