package cn.icpfiling.account.contacts;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.testkit.TestTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The events account.contact-changed of an account, each as its sequence and its data. */
final class PublishedChanges {

    private static final TestTopic TOPIC = new TestTopic("icp.account.v1");

    private PublishedChanges() {}

    static List<String> of(String account) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> now(account), found -> !found.isEmpty());
    }

    private static List<String> now(String account) {
        return TOPIC.recordsOf(account).stream()
                .filter(record -> TestTopic.header(record.headers(), "ce_type").equals("account.contact-changed"))
                .map(record -> TestTopic.header(record.headers(), "ce_sequence") + " "
                        + new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
