// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.Objects;

import io.github.mapikit.loopback.LoopbackDriver;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fake driver as if it ran in another process. After each test there must be no
 * handle left at the other side.
 */
final class LoopbackFixture extends FakeFixture {

	private @Nullable FakeDriver fake;

	@Override
	public MapiDriver create(NotificationDelivery delivery) {
		FakeDriver created = new FakeDriver().withDelivery(delivery);
		this.fake = created;
		return new LoopbackDriver(created);
	}

	@Override
	public void discard(MapiDriver driver) {
		assertThat(((LoopbackDriver) driver).trips().leftOpen()).as("handles at the other side").isZero();
		assertBalanced(Objects.requireNonNull(this.fake));
	}

}
