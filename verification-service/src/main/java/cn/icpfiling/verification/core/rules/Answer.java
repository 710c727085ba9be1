package cn.icpfiling.verification.core.rules;

/** The answer of a source: a value, "there is none", or unknown (down, late, garbled). */
public sealed interface Answer<T> {

    record Known<T>(T value) implements Answer<T> {}

    record Absent<T>() implements Answer<T> {}

    record Unknown<T>() implements Answer<T> {}

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> absent() {
        return new Absent<>();
    }

    static <T> Answer<T> unknown() {
        return new Unknown<>();
    }
}
