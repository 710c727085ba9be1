package cn.icpfiling.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Forms of keys, tokens and passwords that belong in no file of a repository. The forms of other companies are those that their documentation
 * publishes for scanners; {@code assigned} takes any value that looks random and stands behind a word such as password.
 */
final class SecretPatterns {
    private static final String WORD =
            "(?i:passwd|password|passphrase|secret|token|api_?key|access_?key|private_?key|credential)";

    static final Map<String, Pattern> ALL = new TreeMap<>(Map.ofEntries(
            form("private-key", "(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----)"),
            form("tink-keyset", "(\"keyMaterialType\"\\s*:\\s*\"(?:SYMMETRIC|ASYMMETRIC_PRIVATE)\")"),
            form("private-jwk", "\"d\"\\s*:\\s*\"([A-Za-z0-9_-]{40,})\""),
            form("json-web-token", "\\b(eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})"),
            form("aws-key", "\\b((?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16})\\b"),
            form("alibaba-key", "\\b(LTAI[A-Za-z0-9]{12,24})\\b"),
            form("tencent-key", "\\b(AKID[A-Za-z0-9]{32})\\b"),
            form("github-token", "\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\\b"),
            form("gitlab-token", "\\b(glpat-[A-Za-z0-9_-]{20,})\\b"),
            form("slack-token", "\\b(xox[abeoprs]-[A-Za-z0-9-]{10,})\\b"),
            form("google-key", "\\b(AIza[A-Za-z0-9_-]{35})\\b"),
            form("npm-token", "\\b(npm_[A-Za-z0-9]{36})\\b|_authToken=([A-Za-z0-9-]{16,})"),
            form("stripe-key", "\\b([rs]k_live_[A-Za-z0-9]{16,})\\b"),
            form("partner-secret", "\\b(icpsec_(?:[a-z]+_)?[0-9A-Za-z]{49})\\b"),
            form("webhook-secret", "\\b(whsec_[A-Za-z0-9+/]{24,}={0,2})"),
            form("address-with-password", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"'$<{]+:([^\\s/@\"'$<{]{3,})@"),
            form("authorization", "\\b(?:Basic|Bearer) ([A-Za-z0-9+/_-]{20,}={0,2})(?![A-Za-z0-9.])"),
            form(
                    "assigned",
                    WORD + "[\\w.-]*[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9+/_-]{20,}={0,2})(?![A-Za-z0-9+/_.(-])")));

    /** Most lines hold neither a long word, nor an address, nor the frame of a key, and are not looked at any further. */
    private static final Pattern MAY_HOLD_ONE = Pattern.compile("[A-Za-z0-9+/_-]{16}|://|-----BEGIN|keyMaterialType");

    /** What was found: the form, the file, and a digest of the value, so that a list of exceptions holds no secret either. */
    record Found(String form, String file, String digest) {
        @Override
        public String toString() {
            return form + " " + file + " " + digest;
        }
    }

    private SecretPatterns() {}

    static List<Found> in(String file, String text) {
        var found = new LinkedHashSet<Found>();
        for (var line : text.lines().filter(MAY_HOLD_ONE.asPredicate()).toList()) {
            ALL.forEach((form, pattern) -> pattern.matcher(line).results().forEach(match -> {
                var value = match.group(1) != null ? match.group(1) : match.group(2);
                if (!form.equals("assigned") || looksRandom(value)) {
                    found.add(new Found(form, file, digest(value)));
                }
            }));
        }
        return List.copyOf(found);
    }

    /** Random text has digits between its letters and seldom a letter twice; names and sentences of tests do not look like that. */
    private static boolean looksRandom(String value) {
        var letters = value.chars().filter(Character::isLetter).count();
        var digits = value.chars().filter(Character::isDigit).count();
        var different = new HashSet<Integer>();
        value.chars().forEach(different::add);
        return letters >= 4
                && digits >= 2
                && different.size() >= Math.min(14, value.length() * 2 / 3)
                && !value.matches(".*[a-z]{9}.*");
    }

    static String digest(String value) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map.Entry<String, Pattern> form(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern));
    }
}
