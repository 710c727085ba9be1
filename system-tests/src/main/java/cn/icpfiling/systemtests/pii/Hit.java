package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.PersonalData.Datum;

/** A found value. Names place, kind and encoding, never the value. */
record Hit(String place, long offset, Datum datum, Encoding encoding) {

    @Override
    public String toString() {
        return "%s at %d: %s as %s".formatted(place, offset, datum, encoding);
    }
}
