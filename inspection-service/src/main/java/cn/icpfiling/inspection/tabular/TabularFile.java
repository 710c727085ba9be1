package cn.icpfiling.inspection.tabular;

import java.util.function.Predicate;

/** A file with one sheet or more. */
public interface TabularFile {

    int sheets();

    /**
     * Reads the rows of a sheet from the top, blank ones included. Refuses a file that cannot be read on.
     *
     * @param sheet from 0
     * @param each returns false to end the reading
     */
    void read(int sheet, Predicate<SheetRow> each);
}
