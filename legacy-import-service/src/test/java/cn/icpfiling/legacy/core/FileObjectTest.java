package cn.icpfiling.legacy.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.FileObject.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileObjectTest {

    @ParameterizedTest
    @ValueSource(strings = {"s3://exports/a", "s3://old.exports-1/2026-11/subjects.csv.gz", "s3://abc/-_/x.y"})
    void a_bucket_and_a_key_are_a_place(String source) {
        var place = Place.parse(source).orElseThrow();

        assertThat(new FileObject(place.bucket(), place.key(), "\"1\"", null).source())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3://",
                "s3:///key",
                "s3://exports",
                "s3://exports/",
                "s3://ab/key",
                "s3://Exports/key",
                "s3://-exports/key",
                "S3://exports/key",
                " s3://exports/key",
                "s3://exports/key\n",
                "s3://exports//key",
                "s3://exports/a//b",
                "s3://exports/../key",
                "s3://exports/a/../../key",
                "s3://exports/.key",
                "s3://exports/a%2fb",
                "s3://exports/a?versionId=1",
                "s3://exports/a#b",
                "s3://exports/a b",
                "s3://user:word@exports/a",
                "s3://exports:9000/a",
                "s3://[::1]/a",
                "s3://exports\\evil/a",
                "http://exports/a",
                "https://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "gopher://exports/a",
                "s3://出口/a",
                "s3://exports/键"
            })
    void nothing_else_is_a_place(String source) {
        assertThat(Place.parse(source)).isEmpty();
    }
}
