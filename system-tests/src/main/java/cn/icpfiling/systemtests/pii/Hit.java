package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.PersonalData.Datum;

/** A value was found. Says where, what and how, never the value. */
record Hit(String place, long offset, Datum datum, Encoding encoding) {

    @Override
    public String toString() {
        return "%s at %d: %s as %s".formatted(place, offset, datum, encoding);
    }
}
