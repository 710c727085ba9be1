import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays the authenticator app of a member of staff: StaffCode.java BOOTSTRAP_FILE LOGIN [PROVIDER]. */
public final class StaffCode {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECONDS = 30;

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var line = Pattern.compile("login: " + Pattern.quote(args[1]) + ",.*password: \"([^\"]+)\", totp: ([A-Z2-7]+)");
        var member = line.matcher(Files.readString(Path.of(args[0])));
        if (!member.find()) {
            System.err.println("There is no " + args[1] + " with a totp in " + args[0] + ".");
            System.exit(1);
        }
        var secret = member.group(2);
        var second = System.currentTimeMillis() / 1000;
        System.out.printf("login     %s%npassword  %s%ncode      %s (changes in %d s; each signs in once)%n",
                args[1], member.group(1), code(secret, second / SECONDS), SECONDS - second % SECONDS);
        System.out.printf("app       otpauth://totp/ICP%%20filing:%s?secret=%s&issuer=ICP%%20filing%n", args[1], secret);
    }

    private static String code(String base32, long step) throws GeneralSecurityException {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        var bits = 0;
        var held = 0;
        for (var letter : base32.toCharArray()) {
            held = (held << 5 | LETTERS.indexOf(letter)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes.array(), "HmacSHA1"));
        var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
        return "%06d".formatted((hash.getInt(hash.get(hash.capacity() - 1) & 0xf) & 0x7fffffff) % 1_000_000);
    }
}
