package cn.icpfiling.account.quiet;

import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The dated rules of the hours in which no phone is disturbed without need. Pure: the caller gives the time. */
public final class QuietHours {

    private static final String BUNDLED = "/sms/quiet-hours.yaml";

    private final List<Rule> rules;

    private QuietHours(List<Rule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(Rule::from).reversed())
                .toList();
    }

    /**
     * @param from the first legal day, Asia/Shanghai
     * @param source where the numbers come from
     * @param start in the evening
     * @param end in the morning
     * @param spread over which time after the end the held notices leave
     * @param urgent a deadline nearer than this is told at once
     * @param exempt templates that are never held
     */
    public record Rule(
            LocalDate from,
            String source,
            LocalTime start,
            LocalTime end,
            Duration spread,
            Duration urgent,
            Set<NoticeTemplate> exempt) {

        public Rule {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(spread, "spread");
            Objects.requireNonNull(urgent, "urgent");
            exempt = Set.copyOf(exempt);
            if (!end.isBefore(start)) {
                throw new IllegalStateException("quiet hours start in the evening and end in the morning");
            }
        }

        /** The end of the quiet hours that the instant is in; empty by day. */
        private Optional<Instant> endOf(Instant now) {
            var local = now.atZone(LegalTime.ZONE);
            var time = local.toLocalTime();
            if (time.isBefore(end)) {
                return Optional.of(local.with(end).toInstant());
            }
            return time.isBefore(start)
                    ? Optional.empty()
                    : Optional.of(local.plusDays(1).with(end).toInstant());
        }
    }

    record File(List<Rule> rules) {}

    public static QuietHours bundled() {
        try (var yaml = Objects.requireNonNull(QuietHours.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static QuietHours read(InputStream yaml) throws IOException {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new JavaTimeModule())
                .build();
        return new QuietHours(mapper.readValue(yaml, File.class).rules());
    }

    /** Whether a deadline that ends then is told in the quiet hours as well. */
    public boolean isUrgent(Instant now, Instant deadline) {
        return ruleAt(now)
                .filter(rule -> deadline.isAfter(now) && deadline.isBefore(now.plus(rule.urgent())))
                .isPresent();
    }

    /**
     * Until when a notice waits, each at a moment of its own so that not all leave at once; empty if it may be sent now.
     *
     * @param now on the machine's clock: people sleep by it
     */
    public Optional<Instant> heldUntil(UUID notice, NoticeTemplate template, Instant now) {
        return ruleAt(now)
                .filter(rule -> !template.isCode() && !rule.exempt().contains(template))
                .flatMap(rule -> rule.endOf(now).map(end -> end.plus(shareOf(notice, rule.spread()))));
    }

    private Optional<Rule> ruleAt(Instant now) {
        var day = LegalTime.dayOf(now);
        return rules.stream().filter(rule -> !rule.from().isAfter(day)).findFirst();
    }

    private static Duration shareOf(UUID notice, Duration spread) {
        var millis = spread.toMillis();
        return millis == 0 ? Duration.ZERO : Duration.ofMillis(Math.floorMod(notice.getLeastSignificantBits(), millis));
    }
}
