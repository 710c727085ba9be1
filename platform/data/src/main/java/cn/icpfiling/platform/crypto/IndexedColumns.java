package cn.icpfiling.platform.crypto;

import java.util.List;

/** A service names all pairs of columns that hold what {@link BlindIndex} made; one that it forgets holds the old key up. */
public interface IndexedColumns {
    List<IndexedColumn> pairs();
}
