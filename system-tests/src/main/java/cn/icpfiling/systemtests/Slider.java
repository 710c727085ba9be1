package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Solves a slider captcha like a person: finds where the background matches the piece, only darker. */
public final class Slider {

    /** Share of a colour that remains under the shade of the gap. */
    private static final double SHADED = 1 - 140 / 255.0;

    private static final String PNG = "data:image/png;base64,";

    private Slider() {}

    /** Requests a picture without a token, and solves it. */
    public static ObjectNode solved(Caller gateway) {
        var drawn = gateway.post("/api/v1/public-captchas").expect(201);
        var background = image(drawn.text("/background"));
        var piece = image(drawn.text("/piece"));
        var y = drawn.at("/y").asInt();
        var gap = IntStream.rangeClosed(0, background.getWidth() - piece.getWidth())
                .boxed()
                .min(Comparator.comparingDouble(x -> difference(background, piece, x, y)))
                .orElseThrow();
        return Forms.node().put("captchaId", drawn.text("/captchaId")).put("x", gap);
    }

    private static BufferedImage image(String dataUrl) {
        try {
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(dataUrl.substring(PNG.length()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double difference(BufferedImage background, BufferedImage piece, int x, int y) {
        var sum = 0.0;
        for (var row = 0; row < piece.getHeight(); row++) {
            for (var column = 0; column < piece.getWidth(); column++) {
                var wanted = piece.getRGB(column, row);
                if (wanted >>> 24 == 0) {
                    continue;
                }
                var shown = background.getRGB(x + column, y + row);
                for (var shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((shown >> shift & 255) - (wanted >> shift & 255) * SHADED);
                }
            }
        }
        return sum;
    }
}
