// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Instant;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the mail now and then, and shows the numbers in {@code /actuator/info}.
 */
@Component
class MailboxStatistics implements InfoContributor {

	private final MapiSession session;

	private volatile @Nullable Counts counts;

	MailboxStatistics(MapiSession session) {
		this.session = session;
	}

	@Scheduled(fixedDelayString = "${sample.count-every}")
	@MapiTask(timeout = "30s")
	void count() {
		try (Folder top = this.session.defaultStore().ipmSubtree()) {
			this.counts = Counts.of(FolderNode.of(top));
		}
	}

	@Override
	public void contribute(Info.Builder builder) {
		Counts last = this.counts;
		if (last != null) {
			builder.withDetail("mailbox", last);
		}
	}

	/**
	 * What was counted.
	 *
	 * @param at when
	 * @param folders how many folders there are
	 * @param messages how many messages are in them
	 * @param unread how many of those are unread
	 */
	record Counts(Instant at, int folders, int messages, int unread) {

		static Counts of(FolderNode top) {
			return sum(top, Instant.now());
		}

		private static Counts sum(FolderNode folder, Instant at) {
			return folder.folders()
				.stream()
				.map((child) -> sum(child, at))
				.reduce(new Counts(at, 1, folder.messages(), folder.unread()), Counts::plus);
		}

		private Counts plus(Counts other) {
			return new Counts(this.at, this.folders + other.folders, this.messages + other.messages,
					this.unread + other.unread);
		}

	}

}
