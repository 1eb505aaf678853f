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
