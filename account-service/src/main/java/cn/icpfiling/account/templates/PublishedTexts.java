package cn.icpfiling.account.templates;

import cn.icpfiling.account.core.templates.MessageTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.store.NoticeTextTable.Version;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells which version of a text holds now, and reads versions. */
@ApplicationScoped
public class PublishedTexts {

    /** Before the first notice is sent. */
    private static final int FIRST = 200;

    private static final int CACHED = 2_000;

    /** The bound of icp.notice-texts.every. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    private final NoticeTextTable table;
    private final Clock clock;
    private final Map<TextKey, ShippedTexts.Shipped> shipped = ShippedTexts.all();
    private final Cache<Numbered, Text> texts =
            Caffeine.newBuilder().maximumSize(CACHED).build();
    private volatile Map<UUID, List<Version>> versions = Map.of();

    PublishedTexts(NoticeTextTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    private record Numbered(TextKey key, int number) {}

    /**
     * A version that has been read.
     *
     * @param subject null for all channels but mail
     */
    public record Text(MessageTemplate subject, MessageTemplate text) {

        public static Text of(TextSource source) {
            return new Text(
                    source.subject() == null ? null : MessageTemplate.parse(source.subject()),
                    MessageTemplate.parse(source.text()));
        }
    }

    void start(@Observes @Priority(FIRST) StartupEvent started) {
        UnitOfWork.run(this::storeShipped);
        refresh();
    }

    /** A text that an earlier start stored is found by its digest. */
    private void storeShipped() {
        var stored =
                table.versions().stream().filter(Version::isShipped).collect(Collectors.groupingBy(Version::textId));
        var now = clock.instant();
        shipped.forEach((key, text) -> {
            if (!has(stored.getOrDefault(key.id(), List.of()), text.digest())) {
                ship(key, text, now);
            }
        });
    }

    /** Under the lock of the text, because another replica may start at the same time. */
    private void ship(TextKey key, ShippedTexts.Shipped text, Instant now) {
        table.add(key);
        var _ = table.locked(key);
        var known = table.versions(key);
        if (!has(known, text.digest())) {
            table.ship(key, text.source(), text.digest(), nextNumber(known), now);
        }
    }

    private static boolean has(List<Version> versions, byte[] digest) {
        return versions.stream().anyMatch(version -> Arrays.equals(version.digest(), digest));
    }

    /** @param known all versions of the text, the oldest first */
    public static int nextNumber(List<Version> known) {
        return known.isEmpty() ? 1 : known.getLast().number() + 1;
    }

    /** Whether the version holds, or may hold in another replica before that one hears that it is withdrawn. */
    public static boolean isTooLateToWithdraw(Version version, Instant now) {
        return !version.effectiveFrom().isAfter(now.plus(KNOWN_WITHIN));
    }

    /** Another replica may have published or withdrawn a version. */
    @RunsWithoutKeys
    @Scheduled(
            every = "${icp.notice-texts.every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void refresh() {
        versions = UnitOfWork.in(table::versions).stream().collect(Collectors.groupingBy(Version::textId));
    }

    /** The number of the version that new notices are written with. */
    public int inForce(TextKey key) {
        return inForce(key, versions.getOrDefault(key.id(), List.of())).number();
    }

    /**
     * The newest version of an administrator that has begun; without one, the text of this release, also where a newer release has started
     * beside it.
     *
     * @param known all versions of the text, the oldest first
     */
    public Version inForce(TextKey key, List<Version> known) {
        var now = clock.instant();
        return known.stream()
                .filter(version ->
                        version.isPublished() && !version.effectiveFrom().isAfter(now))
                .max(Comparator.comparing(Version::effectiveFrom).thenComparing(Version::number))
                .or(() -> known.stream()
                        .filter(version ->
                                Arrays.equals(version.digest(), shipped.get(key).digest()))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("no version of " + key));
    }

    /** A version never changes, so it is read once. */
    public Text text(TextKey key, int number) {
        return texts.get(
                new Numbered(key, number),
                wanted -> table.text(key, number)
                        .map(Text::of)
                        .orElseThrow(() -> new IllegalStateException("no version " + number + " of " + key)));
    }
}
