// The plug-in gives nothing by itself: it adds to Leaflet what leaflet-editable.d.ts declares.
declare module 'leaflet-editable';
