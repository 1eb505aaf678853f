// SPDX-License-Identifier: Apache-2.0

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
