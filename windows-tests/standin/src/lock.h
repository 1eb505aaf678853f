// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_LOCK_H
#define STANDIN_LOCK_H

#include <windows.h>

namespace standin {

/** A lock that its owner may take again. It is never destroyed: threads may still hold it when the process ends. */
class Lock {

public:
	Lock() { InitializeCriticalSectionAndSpinCount(&section_, 1000); }
	Lock(const Lock &) = delete;
	Lock &operator=(const Lock &) = delete;

	void take() { EnterCriticalSection(&section_); }
	bool try_take() { return TryEnterCriticalSection(&section_) != 0; }
	void give() { LeaveCriticalSection(&section_); }

private:
	CRITICAL_SECTION section_;
};

/** Holds a lock for the length of a block. */
class Held {

public:
	explicit Held(Lock &lock) : lock_(lock) { lock_.take(); }
	~Held() { lock_.give(); }
	Held(const Held &) = delete;
	Held &operator=(const Held &) = delete;

private:
	Lock &lock_;
};

} // namespace standin

#endif
