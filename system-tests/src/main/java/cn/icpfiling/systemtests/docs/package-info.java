/**
 * Makes docs/errors.md from the texts of the modules.
 */
package cn.icpfiling.systemtests.docs;
