package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.magic.MagicLabel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which a registry's response can be false: that for lying-cutoff-shop.cn is cut off. A client must not
 * trust any of them.
 */
enum Lie {
    CUTOFF {
        @Override
        byte[] bent(String answer) {
            var whole = answer.getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(whole, whole.length * 2 / 3);
        }
    },
    OTHERNAME {
        @Override
        byte[] bent(String answer) {
            return answer.replace("lying-othername-", "another-").getBytes(StandardCharsets.UTF_8);
        }
    },
    HUGE {
        @Override
        byte[] bent(String answer) {
            return (answer + " ".repeat(TOO_MUCH)).getBytes(StandardCharsets.UTF_8);
        }
    },
    ENCODING {
        @Override
        byte[] bent(String answer) {
            return answer.getBytes(Charset.forName("GBK"));
        }
    },
    TWICE {
        @Override
        byte[] bent(String answer) {
            return (answer + answer.replace("ldhName\":\"", "ldhName\":\"www.").replaceAll("(Time: )2", "$13"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    /** In this form of WHOIS a server cannot refer to another, so the response is true. */
    CIRCLES {
        @Override
        byte[] bent(String answer) {
            return answer.getBytes(StandardCharsets.UTF_8);
        }
    },
    TOOOFTEN {
        @Override
        byte[] bent(String answer) {
            return "Queried interval is too short.\r\n".getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final int TOO_MUCH = 2 << 20;

    /** Returns the bytes to send. */
    abstract byte[] bent(String answer);

    static Optional<Lie> about(String domain) {
        return MagicLabel.lie(domain.toLowerCase(Locale.ROOT))
                .flatMap(how -> Arrays.stream(values())
                        .filter(lie -> lie.name().equals(how))
                        .findFirst());
    }
}
