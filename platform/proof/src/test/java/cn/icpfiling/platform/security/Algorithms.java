package cn.icpfiling.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The algorithms of cryptography that Java sources name, by the API that takes the name. */
final class Algorithms {
    /** The APIs of the JDK, and what a name looks like that each takes where the call has a value instead of the name. */
    private static final Map<String, String> NAMES = Map.of(
            "Cipher", "(?:AES|DES|SM4|ChaCha).*",
            "Mac", "Hmac.*",
            "MessageDigest", "(?:MD|SHA|SM3).*",
            "Signature", ".+with.+|Ed\\d+|RSASSA-PSS",
            "KeyPairGenerator", "RSA|EC|DSA|DH|Ed\\d+|X\\d+|SM2",
            "KeyFactory", "RSA|EC|DSA|DH|Ed\\d+|EdDSA|X\\d+|SM2",
            "KeyGenerator", "(?:AES|DES|Hmac|SM4|ChaCha).*",
            "SecretKeyFactory", "PBKDF2.*|DES.*",
            "KeyAgreement", "DH|ECDH|X\\d+|XDH");

    private static final Pattern CALL = Pattern.compile("\\b(Cipher|Mac|MessageDigest|Signature|KeyPairGenerator"
            + "|KeyFactory|KeyGenerator|SecretKeyFactory|KeyAgreement|SSLContext|KeyStore)\\s*\\.\\s*getInstance\\(\\s*"
            + "(\"[^\"]+\"|[^,)]+)");

    /** The name stands last, behind the bytes. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("(?s)new SecretKeySpec\\(.{0,200}?,\\s*(\"[^\"]+\"|[A-Z][A-Z0-9_]*)\\)");

    private static final Pattern TOKEN = Pattern.compile(
            "\"((?:RS|PS|ES|HS)\\d{3}|EdDSA)\"|\\bSignatureAlgorithm\\.(\\w+)|\\bAlgorithmIdentifiers\\.(\\w+)");

    private static final Pattern PASSWORD =
            Pattern.compile("\\b(Argon2|Bcrypt|Scrypt|(?:Compressed)?PBKDF2|BalloonHashing)Function\\.get");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]+)\"");

    private Algorithms() {}

    /** For each API and algorithm, such as {@code Mac HmacSHA256}, the paths of the files that name it. */
    static Map<String, Set<String>> of(Map<String, String> sources) {
        var found = new TreeMap<String, Set<String>>();
        sources.forEach((path, source) -> in(source)
                .forEach(name ->
                        found.computeIfAbsent(name, any -> new TreeSet<>()).add(path)));
        return found;
    }

    static List<String> in(String source) {
        var found = new ArrayList<String>();
        CALL.matcher(source).results().forEach(call -> found.addAll(named(call.group(1), call.group(2), source)));
        SECRET_KEY
                .matcher(source)
                .results()
                .flatMap(key -> named("Mac", key.group(1), source).stream())
                .filter(name -> !name.equals("Mac AES"))
                .forEach(found::add);
        TOKEN.matcher(source).results().map(Algorithms::token).forEach(found::add);
        PASSWORD.matcher(source)
                .results()
                .map(hash -> "Password4j " + hash.group(1))
                .forEach(found::add);
        return found.stream().distinct().toList();
    }

    private static String token(MatchResult found) {
        for (var group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return "JWS " + found.group(group);
            }
        }
        throw new IllegalStateException(found.group());
    }

    /** A text is the name; a constant has it in the same file; of a value all names of the file count that the API takes. */
    private static List<String> named(String api, String argument, String source) {
        if (argument.startsWith("\"")) {
            return List.of(api + " " + argument.replace("\"", ""));
        }
        if (argument.matches("[A-Z][A-Z0-9_]*")) {
            var constant =
                    Pattern.compile("\\b" + argument + "\\s*=\\s*\"([^\"]+)\"").matcher(source);
            if (constant.find()) {
                return List.of(api + " " + constant.group(1));
            }
        }
        var names = LITERAL.matcher(source)
                .results()
                .map(text -> text.group(1))
                .filter(text -> text.matches(NAMES.getOrDefault(api, ".^")))
                .map(text -> api + " " + text)
                .toList();
        return names.isEmpty() ? List.of(api + " of no known name: " + argument) : names;
    }
}
