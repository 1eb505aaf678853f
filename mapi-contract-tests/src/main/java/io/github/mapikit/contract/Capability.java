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

package io.github.mapikit.contract;

/**
 * Something that a subsystem may or may not be able to do. Tests that need what it cannot
 * do are skipped.
 *
 * @since 0.1.0
 */
public enum Capability {

	/** Folders and messages can be created in the default store. */
	CREATE_STORE_CONTENT,
	/** Profiles exist or do not; where this is missing, any name is a profile. */
	NAMED_PROFILES,
	/** Tables take restrictions on recipients and attachments ("SSubRestriction"). */
	SUB_RESTRICTIONS,
	/** Stores tell of events ({@code STORE_NOTIFY_OK}). */
	NOTIFICATIONS,
	/**
	 * Messages can be submitted, and those to the owner's own address are delivered to
	 * the inbox.
	 */
	LOCAL_DELIVERY,
	/** Calls can be made to fail, to be slow and to hang. */
	FAULTS

}
