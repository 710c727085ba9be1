package cn.icpfiling.platform.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkit.PictureSolver;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SliderPictureTest {

    @Test
    void every_picture_can_be_solved_by_looking_at_it() {
        for (var seed = 0; seed < 40; seed++) {
            var picture = SliderPicture.draw(new Random(seed));

            assertThat(PictureSolver.gap(picture.background(), picture.piece(), picture.y()))
                    .as("picture %d", seed)
                    .isEqualTo(picture.x());
        }
    }

    @Test
    @Tag("long")
    void the_gap_lies_anywhere_but_where_the_piece_starts() {
        var gaps = IntStream.range(0, 500)
                .mapToObj(seed -> SliderPicture.draw(new Random(seed)).x())
                .toList();

        assertThat(gaps).allSatisfy(x -> assertThat(x).isBetween(SliderPicture.SIDE + 8, SliderPicture.WIDTH - 56));
        assertThat(gaps.stream().distinct().count()).isGreaterThan(150);
    }

    @Test
    void a_picture_travels_as_a_png_of_the_told_size() {
        var picture = SliderPicture.draw(new Random(1));

        var background = PictureSolver.image(SliderPicture.dataUrl(picture.background()));
        var piece = PictureSolver.image(SliderPicture.dataUrl(picture.piece()));

        assertThat(background.getWidth()).isEqualTo(320);
        assertThat(background.getHeight()).isEqualTo(160);
        assertThat(piece.getWidth()).isEqualTo(48);
        assertThat(piece.getRGB(47, 0) >>> 24).isZero();
    }
}
