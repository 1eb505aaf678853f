// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of this service.
 *
 * @param maxDownloadSize the largest attachment that is handed out
 * @param maxDraftSize the largest request that sends a message
 */
@ConfigurationProperties("sample")
record SampleProperties(@DefaultValue("64MB") DataSize maxDownloadSize, @DefaultValue("4MB") DataSize maxDraftSize) {

}
