import { type ThemeConfig, theme } from 'antd';
import { fontFamily, type Palette } from './tokens.ts';

export type Density = 'comfortable' | 'compact';

/** The palette as antd tokens (组件主题): borders before shadows, 8 px grid, 14 px base. */
export function antdTheme(palette: Palette, mode: 'light' | 'dark', density: Density): ThemeConfig {
  const compact = density === 'compact';
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.primary,
      colorInfo: palette.primary,
      colorError: palette.red,
      colorWarning: palette.amber,
      colorSuccess: palette.green,
      colorLink: palette.primaryInk,
      colorTextBase: palette.ink,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint,
      colorTextPlaceholder: palette.inkFaint,
      colorTextLightSolid: palette.onPrimary,
      colorBgBase: palette.paper,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      colorBgMask: mode === 'dark' ? 'rgb(0 0 0 / 50%)' : 'rgb(20 24 29 / 28%)',
      fontFamily,
      fontSize: 14,
      fontSizeHeading1: 24,
      fontSizeHeading2: 20,
      fontSizeHeading3: 16,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 3,
      sizeUnit: 4,
      controlHeight: compact ? 28 : 34,
      boxShadow: '0 2px 10px rgb(0 0 0 / 10%)',
      boxShadowSecondary: '0 4px 16px rgb(0 0 0 / 14%)',
      boxShadowTertiary: 'none',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: {
        headerBg: palette.sunk,
        headerColor: palette.inkSoft,
        headerSplitColor: 'transparent',
        borderColor: palette.line,
        rowHoverBg: palette.primaryWash,
        rowSelectedBg: palette.primaryWash,
        rowSelectedHoverBg: palette.primaryWash,
        cellFontSizeSM: 13,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 10,
        cellPaddingBlock: 10,
        cellPaddingInline: 12,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: { trackBg: palette.sunk, itemSelectedBg: palette.surface },
      Tooltip: {
        colorBgSpotlight: mode === 'dark' ? '#3a434d' : palette.ink,
        colorTextLightSolid: mode === 'dark' ? palette.ink : palette.paper,
      },
    },
  };
}
