package cn.icpfiling.filing.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final int MODULE = 4;
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void a_phone_reads_out_of_the_drawing_what_was_written_into_it() throws ReaderException {
        var link = "https://filing.example/phone#" + "x3-_".repeat(10) + "abc";
        var svg = QrCode.svg(link);

        var side = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        var pixels = new int[side * MODULE * side * MODULE];
        Arrays.fill(pixels, 0xFFFFFF);
        SQUARE.matcher(svg)
                .results()
                .forEach(square ->
                        black(pixels, side, Integer.parseInt(square.group(1)), Integer.parseInt(square.group(2))));
        var picture = new RGBLuminanceSource(side * MODULE, side * MODULE, pixels);
        var read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(picture)),
                        Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE));

        assertThat(read.getText()).isEqualTo(link);
        assertThat(svg).startsWith("<svg xmlns=").doesNotContain("script", "http-equiv");
    }

    private static void black(int[] pixels, int side, int x, int y) {
        for (var down = 0; down < MODULE; down++) {
            for (var right = 0; right < MODULE; right++) {
                pixels[(y * MODULE + down) * side * MODULE + x * MODULE + right] = 0;
            }
        }
    }
}
