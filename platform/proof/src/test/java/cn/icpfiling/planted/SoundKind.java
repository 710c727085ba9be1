package cn.icpfiling.planted;

/** Keeps the rules: a constant of an enum is data. */
enum SoundKind {
    ONLY(1, 2, 3, 4, 5, 6, 7, 8, 9);

    private final int sum;

    SoundKind(int one, int two, int three, int four, int five, int six, int seven, int eight, int nine) {
        sum = one + two + three + four + five + six + seven + eight + nine;
    }

    int sum() {
        return sum;
    }
}
