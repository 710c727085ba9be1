package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provider's templates, as dated data. The provider approves each text before it sends one, and names it by a code; the
 * values of its variables go with each message.
 */
final class ProviderTemplates {

    /** The whole text of the notice, for a template that has it as its one variable. */
    static final String TEXT = "text";

    private static final String BUNDLED = "/sms/provider-templates.yaml";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,5}_[A-Za-z0-9_]{1,40}");

    private final List<Entry> entries;

    private ProviderTemplates(List<Entry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(Entry::rank)
                        .thenComparing(Entry::from)
                        .reversed())
                .toList();
        for (var medium : Medium.values()) {
            if (this.entries.stream()
                    .noneMatch(entry -> entry.medium() == medium && entry.rank() == 0 && entry.content() == null)) {
                throw new IllegalStateException("no template of the provider for every notice over " + medium);
            }
        }
    }

    /** What a template is for. */
    enum Medium {
        SMS,
        CALL
    }

    /**
     * The code of one template from one day on.
     *
     * @param notice null for every notice without an entry of its own
     * @param language null for both
     * @param from the first legal day, Asia/Shanghai
     * @param content the approved text; the entry is for texts of this form alone. Null if only the variables are known
     * @param parameters instead of the content, names of values of the notice, or "text" for the whole text
     */
    record Entry(
            Medium medium,
            NoticeTemplate notice,
            Language language,
            LocalDate from,
            String code,
            ApprovedText content,
            List<String> parameters) {

        Entry {
            Objects.requireNonNull(medium, "medium");
            Objects.requireNonNull(from, "from");
            if (code == null || !CODE.matcher(code).matches()) {
                throw new IllegalStateException("the code of a provider's template has the form SMS_123, not " + code);
            }
            if ((content == null) == (parameters == null)) {
                throw new IllegalStateException("template " + code + " has either content or parameters");
            }
            parameters = parameters == null ? List.of() : List.copyOf(parameters);
        }

        int rank() {
            return (notice == null ? 0 : 2) + (language == null ? 0 : 1);
        }

        /** Empty if the text of the message is not that of the content. */
        Optional<Filled> filledWith(OutgoingMessage message) {
            if (content != null) {
                return content.valuesIn(message.body()).map(values -> new Filled(code, values));
            }
            var values = new LinkedHashMap<String, String>();
            for (var name : parameters) {
                values.put(name, name.equals(TEXT) ? message.body() : value(message, name, this));
            }
            return Optional.of(new Filled(code, values));
        }

        boolean fits(Medium asked, OutgoingMessage message, LocalDate day) {
            return medium == asked
                    && (notice == null || notice == message.template())
                    && (language == null || language == message.language())
                    && !from.isAfter(day);
        }
    }

    /** @param parameters in the order of the template */
    record Filled(String code, Map<String, String> parameters) {

        @Override
        public String toString() {
            return "Filled " + code;
        }
    }

    /** The data of the templates cannot word a message. */
    static final class Unfilled extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unfilled(String why) {
            super(why);
        }
    }

    record File(List<Entry> templates) {}

    static ProviderTemplates read(Optional<String> file) {
        try (var yaml = file.isPresent()
                ? Files.newInputStream(Path.of(file.get()))
                : Objects.requireNonNull(ProviderTemplates.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("icp.sms.templates-file cannot be read", e);
        }
    }

    static ProviderTemplates read(InputStream yaml) throws IOException {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new JavaTimeModule())
                .build();
        return new ProviderTemplates(mapper.readValue(yaml, File.class).templates());
    }

    /**
     * Takes the entry that names the notice before one that does not, and the latest of them that is in force, of those whose approved text
     * the message has. Throws {@link Unfilled} for one that the data cannot word.
     */
    Filled fill(Medium medium, OutgoingMessage message, Instant now) {
        var day = LegalTime.dayOf(now);
        return entries.stream()
                .filter(candidate -> candidate.fits(medium, message, day))
                .flatMap(candidate -> candidate.filledWith(message).stream())
                .findFirst()
                .orElseThrow(() -> new Unfilled("no template of the provider is in force on " + day));
    }

    /** Whether the message goes by a template that the provider approved with its very words, not by one for all texts or of others. */
    boolean approves(OutgoingMessage message, Instant at) {
        var day = LegalTime.dayOf(at);
        return entries.stream()
                .filter(candidate -> candidate.fits(Medium.SMS, message, day))
                .filter(candidate -> candidate.content() == null
                        || candidate.content().valuesIn(message.body()).isPresent())
                .findFirst()
                .filter(taken -> taken.content() != null)
                .isPresent();
    }

    private static String value(OutgoingMessage message, String name, Entry entry) {
        var value = message.values().get(name);
        if (value == null) {
            throw new Unfilled(
                    "template " + entry.code() + " wants " + name + ", which " + message.template() + " does not have");
        }
        return value.toString();
    }
}
