package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.magic.MagicLabel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a registry can do to an answer: lying-cutoff-shop.cn is cut off. A client must not believe any of it. */
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
    /** In WHOIS nobody can be sent on by the form that is spoken here: the truth is told. */
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

    /** The answer as it leaves. */
    abstract byte[] bent(String answer);

    static Optional<Lie> about(String domain) {
        return MagicLabel.lie(domain.toLowerCase(Locale.ROOT))
                .flatMap(how -> Arrays.stream(values())
                        .filter(lie -> lie.name().equals(how))
                        .findFirst());
    }
}
