package cn.icpfiling.platform.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;

/**
 * A list that the operator downloads: one file per first five hexadecimal digits of a password's SHA-1, named
 * {@code 00000.txt} to {@code FFFFF.txt}, with lines {@code rest-of-the-hash:count}. This is the format of the range
 * API of Have I Been Pwned and of its downloader. A check reads one file of some tens of kilobytes; nothing leaves the
 * machine. {@code list.properties} beside the files says {@code source}, {@code date} and {@code entries}.
 */
final class HashPrefixFiles implements BreachedPasswords {

    private static final String ABOUT = "list.properties";
    private static final int PREFIX = 5;

    private final Path folder;
    private final Source source;

    /** Refuses a folder that does not say where its list is from. */
    HashPrefixFiles(Path folder) {
        this.folder = folder;
        this.source = about(folder.resolve(ABOUT));
    }

    @Override
    public boolean contains(String password) {
        var hash = sha1(password);
        var file = folder.resolve(hash.substring(0, PREFIX) + ".txt");
        var rest = hash.substring(PREFIX) + ":";
        if (!Files.exists(file)) {
            return false;
        }
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.anyMatch(line -> line.regionMatches(true, 0, rest, 0, rest.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Source source() {
        return source;
    }

    private static Source about(Path file) {
        var about = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            about.load(in);
            return new Source(
                    required(about, "source"),
                    LocalDate.parse(required(about, "date")),
                    Long.parseLong(required(about, "entries")));
        } catch (IOException | DateTimeException | NumberFormatException unreadable) {
            throw new IllegalStateException(
                    "The list of breached passwords needs source, date and entries in " + file, unreadable);
        }
    }

    private static String required(Properties about, String name) throws IOException {
        var value = about.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IOException(name + " is missing");
        }
        return value.strip();
    }

    private static String sha1(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
