package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.time.Rfc3339;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An act that was performed or refused, as the audit records it: actor, act, object and outcome. Holds ids, codes,
 * small numbers and times only. The patterns accept no name, phone, address or certificate number. So a mistake fails
 * in the first test and not in the audit of a running service.
 *
 * @param actor the account or client that acted; null is the caller of the current request
 * @param act code of the act, e.g. {@code ORDER.SUBMIT}
 * @param objectType code of the type of the object
 * @param objectId id of the object, or a pseudonym for an object without an id
 * @param reason code of the reason for the act or its refusal, or null
 */
public record Act(
        Actor actor,
        String act,
        String objectType,
        UUID objectId,
        Outcome outcome,
        String reason,
        SortedMap<String, String> details) {

    /**
     * Placeholder for a reason code that the catalogue does not have. An authority's own words stay where they are
     * stored.
     */
    public static final String OTHER = "OTHER";

    private static final String NO_LONG_NUMBER = "(?!.*\\d{5})";
    private static final Pattern CODE = Pattern.compile(NO_LONG_NUMBER + "[A-Z][A-Z0-9_.-]{0,79}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?Z)?");

    public enum Outcome {
        DONE,
        REFUSED
    }

    public Act {
        require(CODE, act);
        require(CODE, objectType);
        Objects.requireNonNull(objectId, "objectId");
        Objects.requireNonNull(outcome, "outcome");
        if (reason != null) {
            require(CODE, reason);
        }
        details.forEach(Act::requireHarmless);
        details = new TreeMap<>(details);
    }

    public static Act of(String act, String objectType, UUID objectId) {
        return new Act(null, act, objectType, objectId, Outcome.DONE, null, new TreeMap<>());
    }

    /** Sets the actor where no request identifies one: a sign-in, a job. */
    public Act by(Actor who) {
        return new Act(who, act, objectType, objectId, outcome, reason, details);
    }

    public Act because(String code) {
        var fit = code == null || CODE.matcher(code).matches() ? code : OTHER;
        return new Act(actor, act, objectType, objectId, outcome, fit, details);
    }

    public Act refused(String code) {
        return new Act(actor, act, objectType, objectId, Outcome.REFUSED, reason, details).because(code);
    }

    /** Adds a detail, a moment as {@link Rfc3339} writes it. Ignores a null value. */
    public Act with(String name, Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(details);
        more.put(name, value instanceof Instant moment ? Rfc3339.of(moment) : value.toString());
        return new Act(actor, act, objectType, objectId, outcome, reason, more);
    }

    /** Returns the details as one JSON object, sorted by name. The details contain no character that JSON escapes. */
    public String detailsJson() {
        var json = new StringBuilder("{");
        for (var detail : details.entrySet()) {
            json.append(json.length() == 1 ? "\"" : ",\"")
                    .append(detail.getKey())
                    .append("\":\"")
                    .append(detail.getValue())
                    .append('"');
        }
        return json.append('}').toString();
    }

    private static void requireHarmless(String name, String value) {
        require(NAME, name);
        if (!CODE.matcher(value).matches()
                && !ID.matcher(value).matches()
                && !SMALL_NUMBER.matcher(value).matches()
                && !TIME.matcher(value).matches()) {
            // The message leaves out the value, which may be personal data.
            throw new IllegalArgumentException("the detail " + name + " is no id, code, small number or time");
        }
    }

    private static void require(Pattern pattern, String text) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not a code of the audit");
        }
    }
}
