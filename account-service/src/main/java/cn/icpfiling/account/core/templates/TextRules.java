package cn.icpfiling.account.core.templates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules of a text that an administrator writes: it can be read, names known variables only and all that it must name, sends its reader
 * nowhere else, and fits its channel. A length is that of the text with the values of the example.
 */
public final class TextRules {

    /** Longer SMS are cut or refused by networks and providers. */
    public static final int LONGEST_SMS = 500;

    /** Longer lines of a header are folded, and clients cut a longer subject (RFC 5322 2.1.1). */
    public static final int LONGEST_SUBJECT = 78;

    private static final String SUBJECT = "/subject";
    private static final String TEXT = "/text";

    /** Controls, invisible characters, and those that turn the direction of the text around and so hide where a link leads. */
    private static final Pattern REFUSED = Pattern.compile(
            "[\\p{Cntrl}&&[^\\n]]|[\\u0080-\\u009F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]|\\p{Cs}");

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]{1,30})://([^/\\s\\u0000，。；、）)]*)");
    private static final Pattern BARE_HOST =
            Pattern.compile("(?i)(?<![a-z0-9@./-])(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,24}(?![a-z0-9-])");

    private final TemplateEntry entry;
    private final Channel channel;
    private final Language language;
    private final String ownHost;
    private final String source;
    private final List<Violation> violations = new ArrayList<>();

    private TextRules(TemplateEntry entry, Channel channel, Language language, String ownHost, String source) {
        this.entry = entry;
        this.channel = channel;
        this.language = language;
        this.ownHost = ownHost.toLowerCase(Locale.ROOT);
        this.source = source;
    }

    /**
     * @param subject of a mail; null for the other channels
     * @param ownHost the only host that a text may name
     * @param example data of the example, with the words that the notice adds
     * @return all violations; empty for a good text
     */
    public static List<Violation> check(
            TemplateEntry entry,
            Channel channel,
            Language language,
            String subject,
            String text,
            String ownHost,
            Map<String, ?> example) {
        var rules = new TextRules(entry, channel, language, ownHost, text);
        var parsedSubject = rules.subject(subject);
        var parsedText = rules.read(TEXT, text);
        if (rules.violations.isEmpty()) {
            rules.requireNamed(parsedSubject, parsedText);
            rules.requireFits(parsedSubject, parsedText, example);
        }
        return List.copyOf(rules.violations);
    }

    /** Null if there is none, or if it cannot be read. */
    private MessageTemplate subject(String subject) {
        if (channel != Channel.MAIL) {
            if (subject != null) {
                violate(SUBJECT, "TEMPLATE_SUBJECT_UNWANTED", channel);
            }
            return null;
        }
        if (subject == null || subject.isBlank()) {
            violate(SUBJECT, "TEMPLATE_SUBJECT_MISSING");
            return null;
        }
        if (subject.indexOf('\n') >= 0) {
            violate(SUBJECT, "TEMPLATE_CHARACTER_REFUSED", "U+000A");
            return null;
        }
        if (entry.title() != null && !subject.contains(entry.title().in(language))) {
            violate(SUBJECT, "TEMPLATE_TITLE_MISSING", entry.title().in(language));
        }
        var parsed = read(SUBJECT, subject);
        if (parsed != null) {
            entry.variables().stream()
                    .filter(variable -> variable.personal() && parsed.names().contains(variable.name()))
                    .forEach(variable -> violate(SUBJECT, "TEMPLATE_SUBJECT_PERSONAL", variable.name()));
        }
        return parsed;
    }

    private MessageTemplate read(String pointer, String source) {
        var refused = REFUSED.matcher(source);
        if (refused.find()) {
            violate(pointer, "TEMPLATE_CHARACTER_REFUSED", "U+%04X".formatted((int) source.charAt(refused.start())));
        }
        if (MARKUP.matcher(source).find()) {
            violate(pointer, "TEMPLATE_MARKUP");
        }
        MessageTemplate parsed;
        try {
            parsed = MessageTemplate.parse(source);
        } catch (TemplateFault fault) {
            violate(pointer, codeOf(fault.kind()), fault.excerpt());
            return null;
        }
        checkNames(pointer, parsed);
        checkHosts(pointer, parsed.literalText());
        return parsed;
    }

    private static String codeOf(TemplateFault.Kind kind) {
        return switch (kind) {
            case UNCLOSED -> "TEMPLATE_TAG_UNCLOSED";
            case UNKNOWN_TAG -> "TEMPLATE_TAG_UNKNOWN";
            case TOO_DEEP -> "TEMPLATE_TOO_DEEP";
        };
    }

    private void checkNames(String pointer, MessageTemplate parsed) {
        for (var name : new TreeSet<>(parsed.names())) {
            var variable = entry.variable(name);
            if (variable.isEmpty()) {
                violate(pointer, "TEMPLATE_VARIABLE_UNKNOWN", name, entry.template());
                continue;
            }
            var isList = variable.get().kind() == Variable.Kind.LIST;
            var isFlag = variable.get().kind() == Variable.Kind.FLAG;
            if (parsed.values().contains(name) && (isList || isFlag)
                    || parsed.lists().contains(name) && !isList) {
                violate(pointer, "TEMPLATE_VARIABLE_MISUSED", name);
            }
        }
    }

    private void checkHosts(String pointer, String literal) {
        var links = SCHEME.matcher(literal);
        while (links.find()) {
            if (!isOwn(links.group(1), links.group(2)) || goesOn(literal, links.end())) {
                violate(pointer, "TEMPLATE_HOST_FOREIGN", links.group());
            }
        }
        var hosts = BARE_HOST.matcher(links.replaceAll(" "));
        while (hosts.find()) {
            if (!hosts.group().toLowerCase(Locale.ROOT).equals(ownHost)) {
                violate(pointer, "TEMPLATE_HOST_FOREIGN", hosts.group());
            }
        }
    }

    /** Whether a value follows at once, so that the host is not known. */
    private static boolean goesOn(String literal, int end) {
        return end < literal.length() && literal.charAt(end) == '\u0000';
    }

    private boolean isOwn(String scheme, String host) {
        return scheme.toLowerCase(Locale.ROOT).startsWith("http")
                && host.toLowerCase(Locale.ROOT).equals(ownHost);
    }

    /** A condition must not hide what every reader needs, such as the code. */
    private void requireNamed(MessageTemplate subject, MessageTemplate text) {
        for (var required : entry.required(channel)) {
            var anyOf = required.anyOf();
            var isNamed = text.names().stream().anyMatch(anyOf::contains);
            var isShown = required.everywhere()
                    ? text.alwaysNames(anyOf) || subject != null && subject.alwaysNames(anyOf)
                    : isNamed;
            if (!isShown) {
                violate(TEXT, isNamed ? "TEMPLATE_VARIABLE_HIDDEN" : "TEMPLATE_VARIABLE_REQUIRED", required.shown());
            }
        }
    }

    private void requireFits(MessageTemplate subject, MessageTemplate text, Map<String, ?> example) {
        var bare = new HashMap<String, Object>(example);
        entry.variables().stream()
                .filter(Variable::optional)
                .map(Variable::name)
                .forEach(bare::remove);
        requireWrites(TEXT, text, bare);
        if (subject != null) {
            requireWrites(SUBJECT, subject, bare);
        }
        if (!violations.isEmpty()) {
            return;
        }
        if (channel == Channel.SMS) {
            requireSigned();
            requireShort(text.render(example).strip());
        }
        if (subject != null) {
            var length = subject.render(example).strip().length();
            if (length > LONGEST_SUBJECT) {
                violate(SUBJECT, "TEMPLATE_SUBJECT_TOO_LONG", length, LONGEST_SUBJECT);
            }
        }
    }

    private void requireWrites(String pointer, MessageTemplate parsed, Map<String, ?> bare) {
        try {
            if (parsed.render(bare).isBlank()) {
                violate(pointer, "TEMPLATE_EMPTY");
            }
        } catch (MissingValue missing) {
            violate(pointer, "TEMPLATE_OPTIONAL_UNGUARDED", missing.variable());
        }
    }

    /** Networks refuse an SMS that does not begin with the name of its sender in brackets. */
    private void requireSigned() {
        var sign = language == Language.ZH ? "【{provider}】" : "[{provider}]";
        if (!source.startsWith(sign)) {
            violate(TEXT, "TEMPLATE_SIGN_MISSING", sign);
        }
    }

    private void requireShort(String written) {
        if (written.length() > LONGEST_SMS) {
            violate(TEXT, "TEMPLATE_SMS_TOO_LONG", written.length(), LONGEST_SMS);
        }
    }

    private void violate(String pointer, String code, Object... args) {
        violations.add(Violation.of(pointer, code, null, args));
    }
}
