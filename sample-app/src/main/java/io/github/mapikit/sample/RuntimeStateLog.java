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

package io.github.mapikit.sample;

import io.github.mapikit.boot.lifecycle.MapiRuntimeStateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of each change in MAPI's state; an application could open and close its doors
 * here.
 */
@Component
class RuntimeStateLog {

	private static final Logger logger = LoggerFactory.getLogger(RuntimeStateLog.class);

	@EventListener
	void changed(MapiRuntimeStateEvent event) {
		logger.info("MAPI goes from {} to {}", event.getFrom(), event.getTo());
	}

}
