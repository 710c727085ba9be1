/** A prefilled order: its states, its lifecycle table and what of it is forgotten at its end. */
package cn.icpfiling.filing.core.prefill;
